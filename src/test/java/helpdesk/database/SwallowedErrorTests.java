package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `INSERT IGNORE` and the like turn every error into a warning that nobody reads: a missing parent, a text that is
/// cut. Whoever expects a row to be there looks first, or says `ON DUPLICATE KEY UPDATE`.
class SwallowedErrorTests {

    private static final Pattern SWALLOWING =
            Pattern.compile("\\b(INSERT|UPDATE|DELETE)\\s+IGNORE\\b", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"src/main", "db"})
    void areInNoStatementOfTheServer(String sources) throws IOException {
        try (var files = Files.walk(Path.of(sources)).filter(Files::isRegularFile)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(SWALLOWING));
        }
    }

    @Test
    void areFoundWhereTheyAre() {
        assertThat("jdbc.sql(\"INSERT IGNORE INTO ticket").containsPattern(SWALLOWING);
    }
}
