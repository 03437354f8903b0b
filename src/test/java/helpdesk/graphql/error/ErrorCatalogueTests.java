package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/// Clients decide by codes: the documentation lists each code that can be answered, and no other.
class ErrorCatalogueTests {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");
    private static final Pattern REFUSAL = Pattern.compile("new Refusal\\(\\s*\\w+,\\s*\"(\\w+)\"");

    private static final List<String> CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).toList();

    @Test
    void isDocumented() throws IOException {
        var page = Files.readString(Path.of("src/docs/api.md"));
        var section = page.substring(page.indexOf("## Error codes"), page.indexOf("## Subscriptions"));
        assertThat(DOCUMENTED.matcher(section).results().map(code -> code.group(1)))
                .containsExactlyInAnyOrderElementsOf(CODES);
    }

    /// Refusals before GraphQL are made of text.
    @Test
    void holdsTheCodesOfRefusals() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var codes = sources.filter(Files::isRegularFile)
                    .map(ErrorCatalogueTests::read)
                    .flatMap(source -> REFUSAL.matcher(source).results())
                    .map(refusal -> refusal.group(1))
                    .toList();
            assertThat(codes).isNotEmpty().isSubsetOf(CODES);
        }
    }

    @Test
    void tellsWhatBecameOfARequestByItsStatus() {
        assertThat(code(HttpStatus.REQUEST_TIMEOUT)).isEqualTo("TIMEOUT");
        assertThat(code(HttpStatus.TOO_MANY_REQUESTS)).isEqualTo("THROTTLED");
        assertThat(code(HttpStatus.SERVICE_UNAVAILABLE)).isEqualTo("UNAVAILABLE");
        assertThat(code(HttpStatus.NOT_IMPLEMENTED)).isEqualTo("BAD_USER_INPUT");
        assertThat(code(HttpStatus.INTERNAL_SERVER_ERROR)).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(Arrays.stream(HttpStatus.values())
                        .filter(HttpStatus::isError)
                        .map(ErrorCatalogueTests::code))
                .isSubsetOf(CODES);
    }

    private static String code(HttpStatus status) {
        return Failure.of(status).code().name();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
