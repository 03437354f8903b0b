package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import helpdesk.graphql.error.Throttled;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    private static final String PASSWORD = "eleven purple teapots";

    private final Passwords passwords = new Passwords();

    @Test
    void areKeptAsArgon2Hashes() {
        assertThat(passwords.hash(PASSWORD))
                .startsWith("{argon2@SpringSecurity_v5_8}$argon2id$")
                .doesNotContain(PASSWORD);
    }

    @Test
    void matchWhicheverWayTheyAreTyped() {
        var hash = passwords.hash("Zo\u00eb and the wolf");
        assertThat(passwords.match("Zoe\u0308 and the wolf", hash)).isTrue();
        assertThat(passwords.match("Zoe and the wolf", hash)).isFalse();
    }

    /// What keyboards and address books add to an address is a part of a password.
    @Test
    void keepTheirEnds() {
        var hash = passwords.hash(PASSWORD);
        for (var padding : List.of(" ", "\u00A0", "\u200B", "\uFEFF", "\u202A", "\u2069", "\uFE0F")) {
            assertThat(passwords.match(padding + PASSWORD, hash)).isFalse();
            assertThat(passwords.match(PASSWORD + padding, hash)).isFalse();
        }
    }

    @Test
    void matchNothingWithoutAnAccountAndNothingThatNoPasswordIs() {
        assertThat(passwords.match(PASSWORD, null)).isFalse();
        assertThat(passwords.match("half a character \ud800", passwords.hash(PASSWORD)))
                .isFalse();
        assertThat(passwords.match("x".repeat(1_000_000), passwords.hash(PASSWORD)))
                .isFalse();
    }

    /// A check without an account takes as long only if its hash was made in the same way.
    @Test
    void areComparedWithAHashOfTheSameParametersWithoutAnAccount() {
        assertThat(parameters(Passwords.DUMMY_HASH)).isEqualTo(parameters(passwords.hash(PASSWORD)));
    }

    /// All but the characters of salt and hash, of which only the number counts.
    private static List<String> parameters(String hash) {
        var parts = List.of(hash.split("\\$", -1));
        return Stream.concat(parts.stream().limit(4), parts.stream().skip(4).map(part -> part.length() + " characters"))
                .toList();
    }

    @Test
    void areJudgedInTheFormInWhichTheyAreHashed() {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordRules.checked("ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ", List.of()));
    }

    /// The rest of the server goes on: whoever would have to wait for seconds is asked to come back.
    @Test
    void areNotCheckedWhenTooManyWait() throws InterruptedException {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var flood = IntStream.range(0, 40 * Runtime.getRuntime().availableProcessors())
                    .<Callable<Boolean>>mapToObj(_ -> () -> passwords.match(PASSWORD, null))
                    .toList();
            assertThat(threads.invokeAll(flood).stream().filter(PasswordsTests::isThrottled))
                    .isNotEmpty();
        }
        assertThat(passwords.match(PASSWORD, passwords.hash(PASSWORD))).isTrue();
    }

    private static boolean isThrottled(Future<Boolean> check) {
        return check.state() == Future.State.FAILED && check.exceptionNow() instanceof Throttled;
    }
}
