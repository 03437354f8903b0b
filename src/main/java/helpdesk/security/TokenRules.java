package helpdesk.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/// What every token has to be, whoever issued it (RFC 8725): made for this server, valid now, and not forever. Without
/// the first, a token for another service of the same organisation would open this one.
public final class TokenRules {

    /// How far the clocks of two servers may be apart.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private TokenRules() {}

    /// The rules for tokens with at least one of these `aud` claims.
    public static OAuth2TokenValidator<Jwt> forAudiences(Collection<String> audiences, Clock clock) {
        var times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                times,
                new JwtClaimValidator<Collection<String>>(
                        "aud", named -> named != null && !Collections.disjoint(named, audiences)),
                new JwtClaimValidator<Instant>("iat", issued -> issued == null || isPast(issued, clock)),
                TokenRules::requireListsOfText));
    }

    private static boolean isPast(Instant moment, Clock clock) {
        return !moment.isAfter(clock.instant().plus(CLOCK_SKEW));
    }

    /// What reads roles from lists would fail.
    private static OAuth2TokenValidatorResult requireListsOfText(Jwt token) {
        return token.getClaims().values().stream().anyMatch(TokenRules::isMixed)
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                : OAuth2TokenValidatorResult.success();
    }

    private static boolean isMixed(Object claim) {
        return claim instanceof Collection<?> list && !list.stream().allMatch(String.class::isInstance);
    }
}
