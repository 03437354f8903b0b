package helpdesk.portal;

import helpdesk.graphql.error.Throttled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (RFC 9106) and the parameters of Spring Security. Checking a password takes as
/// long without an account as with one.
@Component
class Passwords {

    private static final String ENCODING = "argon2@SpringSecurity_v5_8";

    /// Of no password, with the parameters of the others.
    static final String DUMMY_HASH = "{" + ENCODING
            + "}$argon2id$v=19$m=16384,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// With more, the last would wait for seconds, and other requests for a thread.
    private static final int MOST_WAITING = 16 * PROCESSORS;

    /// A hash takes a processor and 16 MiB: more at once than there are processors would only take memory.
    private final Semaphore atOnce = new Semaphore(PROCESSORS, true);

    private final PasswordEncoder encoder;
    private final String dummyHash;

    Passwords() {
        this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), DUMMY_HASH);
    }

    /// @param dummyHash of no password, with the parameters of the encoder
    Passwords(Argon2PasswordEncoder argon2, String dummyHash) {
        this.encoder = new DelegatingPasswordEncoder(ENCODING, Map.of(ENCODING, argon2));
        this.dummyHash = dummyHash;
    }

    /// As [PasswordRules#checked]. Judging a password takes a processor too, so it counts like hashing one.
    String checked(String password, List<String> personal) {
        return inTurn(() -> PasswordRules.checked(password, personal));
    }

    String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(PasswordRules.normalised(password))));
    }

    /// Whether the hash is of this password. Without a hash it takes as long, and is false.
    boolean match(String password, @Nullable String hash) {
        var candidate = PasswordRules.isPossible(password) ? PasswordRules.normalised(password) : "";
        return inTurn(() -> encoder.matches(candidate, hash == null ? dummyHash : hash)) && hash != null;
    }

    /// Throws [Throttled] if too many wait for their turn already. Called before any other work is done.
    void requireRoom() {
        if (atOnce.getQueueLength() >= MOST_WAITING) {
            throw new Throttled(Duration.ZERO);
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        requireRoom();
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
