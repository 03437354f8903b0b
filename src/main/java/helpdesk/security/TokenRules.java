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
                token -> result(isIssuedInThePast(token, clock)),
                TokenRules::requireListsOfText));
    }

    /// A token need not say when it was issued (RFC 7519, section 4.1.6); for one that does not, Spring Security puts
    /// in a second before its expiry.
    private static boolean isIssuedInThePast(Jwt token, Clock clock) {
        var issued = token.getIssuedAt();
        return issued == null
                || isMadeUp(issued, token)
                || !issued.isAfter(clock.instant().plus(CLOCK_SKEW));
    }

    private static boolean isMadeUp(Instant issued, Jwt token) {
        return issued.plusSeconds(1).equals(token.getExpiresAt());
    }

    /// What reads roles from lists would fail.
    private static OAuth2TokenValidatorResult requireListsOfText(Jwt token) {
        return result(token.getClaims().values().stream().noneMatch(TokenRules::isMixed));
    }

    private static OAuth2TokenValidatorResult result(boolean isValid) {
        return isValid
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }

    private static boolean isMixed(Object claim) {
        return claim instanceof Collection<?> list && !list.stream().allMatch(String.class::isInstance);
    }
}
