package helpdesk.security;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Checks tokens of those who stay: of everything else they are checked on its way in.
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

    /// Of what says that it is a token.
    ///
    /// @throws AuthenticationException if it is no valid one
    public CheckedToken check(String authorization) {
        return new CheckedToken(token(authorization), tokens, clock);
    }

    /// Of the header of a request. Without one, and with one of another scheme, nobody has signed in.
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
