package helpdesk.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// A token on whose strength something stays open, and which is checked as if it came in again for as long as it does
/// (R1). Nothing else keeps a token.
public final class CheckedToken {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /// For so long a token stands that cannot be checked, since its issuer or the database is away.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String token;
    private final AuthenticationManager tokens;
    private final InstantSource clock;

    private Authentication owner;
    private Instant checkedAt;

    /// @throws AuthenticationException if the token is not valid
    CheckedToken(String token, AuthenticationManager tokens, InstantSource clock) {
        this.token = token;
        this.tokens = tokens;
        this.clock = clock;
        this.checkedAt = clock.instant();
        this.owner = authenticate();
    }

    public Authentication owner() {
        return owner;
    }

    /// As of this second.
    public boolean isStillValid() {
        return isYounger(FRESH) || isValidNow();
    }

    private boolean isValidNow() {
        try {
            var now = clock.instant();
            owner = authenticate();
            checkedAt = now;
            return true;
        } catch (AuthenticationServiceException unavailable) {
            return isYounger(PATIENCE);
        } catch (AuthenticationException _) {
            return false;
        }
    }

    private Authentication authenticate() {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private boolean isYounger(Duration age) {
        return clock.instant().isBefore(checkedAt.plus(age));
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
