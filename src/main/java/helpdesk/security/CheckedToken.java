package helpdesk.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// The token of a stream, which is checked again and again while the stream is open (R1).
public final class CheckedToken {

    /// The token is not checked again for so long.
    private static final Duration CHECKED_EVERY = Duration.ofSeconds(1);

    /// If the token cannot be checked, since its issuer or the database is away, it counts as valid for so long
    /// after its last check.
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final BearerTokenAuthenticationToken token;
    private final AuthenticationManager tokens;
    private final InstantSource clock;

    private Authentication owner;
    private Instant checkedAt;

    /// @throws AuthenticationException if the token is not valid
    CheckedToken(BearerTokenAuthenticationToken token, AuthenticationManager tokens, InstantSource clock) {
        this.token = token;
        this.tokens = tokens;
        this.clock = clock;
        this.checkedAt = clock.instant();
        this.owner = authenticate();
    }

    public Authentication owner() {
        return owner;
    }

    /// Checks the token again, at most once a second.
    public boolean isStillValid() {
        return isCheckedWithin(CHECKED_EVERY) || isValidNow();
    }

    private boolean isValidNow() {
        try {
            var now = clock.instant();
            owner = authenticate();
            checkedAt = now;
            return true;
        } catch (AuthenticationServiceException unavailable) {
            return isCheckedWithin(GRACE);
        } catch (AuthenticationException _) {
            return false;
        }
    }

    /// Checks the token now, for something that is not itself checked again. Any thread may call it.
    ///
    /// @throws AuthenticationException if the token is not valid
    public Authentication authenticate() {
        return tokens.authenticate(token);
    }

    private boolean isCheckedWithin(Duration age) {
        return clock.instant().isBefore(checkedAt.plus(age));
    }
}
