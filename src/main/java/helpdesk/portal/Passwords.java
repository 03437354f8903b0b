package helpdesk.portal;

import helpdesk.graphql.error.Throttled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (RFC 9106) in the parameters of Spring Security, and takes as long for an
/// account that does not exist as for one that does.
@Component
class Passwords {

    private static final String ENCODING = "argon2@SpringSecurity_v5_8";

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            ENCODING, Map.of(ENCODING, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// Beyond them the last would wait for seconds, and everybody else for a thread.
    private static final int MOST_WAITING = 16 * PROCESSORS;

    /// Each takes a processor and 16 MiB: more at once than there are processors would only take memory.
    private final Semaphore atOnce = new Semaphore(PROCESSORS, true);

    private final String ofNobody = hash(UUID.randomUUID().toString());

    /// As [PasswordRules#checked] does, and as few at once as are hashed: it takes a processor, too.
    String checked(String password, List<String> personal) {
        return oneOfFew(() -> PasswordRules.checked(password, personal));
    }

    String hash(String password) {
        return oneOfFew(() -> String.valueOf(encoder.encode(PasswordRules.normalised(password))));
    }

    /// Whether the password is the one of the hash; never without a hash, but not any sooner.
    boolean match(String password, @Nullable String hash) {
        var candidate = PasswordRules.isPossible(password) ? PasswordRules.normalised(password) : "";
        return oneOfFew(() -> encoder.matches(candidate, hash == null ? ofNobody : hash)) && hash != null;
    }

    /// Throws [Throttled] if too many wait for their turn: before any work is done for who would wait as well.
    void requireRoom() {
        if (atOnce.getQueueLength() >= MOST_WAITING) {
            throw new Throttled(Duration.ZERO);
        }
    }

    private <T> T oneOfFew(Supplier<T> work) {
        requireRoom();
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
