package helpdesk.security;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/// Checks the tokens of streams. Those of other requests are checked by Spring Security's filter.
@Component
public class TokenChecks {

    private final BearerTokens tokens;
    private final Clock clock;

    TokenChecks(BearerTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Checks the token for the first time. Empty, and so anonymous, without a header or with one of another scheme.
    ///
    /// @param authorization the `Authorization` header
    /// @throws AuthenticationException if there is a token and it is not valid
    public Optional<CheckedToken> check(@Nullable String authorization) {
        return BearerTokens.sentIn(authorization).map(token -> new CheckedToken(token, tokens, clock));
    }
}
