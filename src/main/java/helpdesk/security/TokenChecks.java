package helpdesk.security;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Checks the tokens of streams. Those of other requests are checked by Spring Security's filter.
@Component
public class TokenChecks {

    /// RFC 6750, section 2.1.
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([a-z0-9-._~+/]+=*)");

    private final BearerTokens tokens;
    private final Clock clock;

    TokenChecks(BearerTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Checks the token for the first time.
    ///
    /// @param authorization as in the `Authorization` header: `Bearer` and a token
    /// @throws AuthenticationException if that is not a valid token
    public CheckedToken check(String authorization) {
        return new CheckedToken(token(authorization), tokens, clock);
    }

    /// Empty, and so anonymous, without a header or with one of another scheme.
    ///
    /// @throws AuthenticationException if there is a token and it is not valid
    public Optional<CheckedToken> checkHeader(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, "bearer", 0, "bearer".length()))
                .map(this::check);
    }

    private static String token(String authorization) {
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            throw new InvalidBearerTokenException("This is no bearer token");
        }
        return bearer.group(1);
    }
}
