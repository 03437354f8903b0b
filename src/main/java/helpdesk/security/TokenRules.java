package helpdesk.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// The rules for every token, whoever issued it (RFC 8725): it must be an access token for this server that is
/// valid now and does not stay valid for too long. If the audience were not checked, tokens for other services of
/// the organisation would be accepted.
///
/// @param issuer the required `iss` claim; any if null
/// @param audiences the `aud` claim must name at least one of these
public record TokenRules(@Nullable String issuer, Collection<String> audiences, Clock clock) {

    /// How far the clocks of two servers may be apart.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /// From now to a token's `exp`.
    private static final Period LONGEST_LIFE = Period.ofYears(1);

    /// The `typ` of a JWT in general, and of an access token (RFC 9068, section 4).
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());

    /// Accepts tokens that keep these rules and are signed with one of the keys.
    public JwtDecoder decoder(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
        var signatures = new DefaultJWTProcessor<SecurityContext>();
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        signatures.setJWSTypeVerifier((_, _) -> {});
        signatures.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(signatures);
        decoder.setClaimSetConverter(TokenRules::claims);
        decoder.setJwtValidator(token -> areKeptBy(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token")));
        return token -> decoded(token, decoder);
    }

    /// Malformed tokens make the parser throw exceptions of any type.
    private static Jwt decoded(String token, JwtDecoder decoder) {
        try {
            return decoder.decode(token);
        } catch (JwtException refused) {
            throw refused;
        } catch (RuntimeException unreadable) {
            throw new BadJwtException("This is no token", unreadable);
        }
    }

    /// Without the `iat` that Spring Security makes up for a token that has none.
    private static Map<String, Object> claims(Map<String, Object> written) {
        var claims = CLAIMS.convert(written);
        if (written.get("iat") == null) {
            claims.remove("iat");
        }
        return claims;
    }

    private boolean areKeptBy(Jwt token) {
        return isAccessToken(token)
                && (issuer == null || issuer.equals(token.getClaimAsString("iss")))
                && token.getAudience() != null
                && !Collections.disjoint(token.getAudience(), audiences)
                && isValidAt(clock.instant(), token);
    }

    /// The prefix may be left out (RFC 7515, section 4.1.9).
    private static boolean isAccessToken(Jwt token) {
        var type = token.getHeaders().get("typ");
        return type == null
                || TYPES.contains(type.toString().toLowerCase(Locale.ROOT).replaceFirst("^application/", ""));
    }

    static boolean isValidAt(Instant now, Jwt token) {
        var latestEnd = now.atOffset(ZoneOffset.UTC).plus(LONGEST_LIFE).toInstant();
        var end = token.getExpiresAt();
        return end != null
                && end.isAfter(now.minus(CLOCK_SKEW))
                && !end.isAfter(latestEnd.plus(CLOCK_SKEW))
                && hasBegun(token.getNotBefore(), now)
                && hasBegun(token.getIssuedAt(), now);
    }

    private static boolean hasBegun(@Nullable Instant moment, Instant now) {
        return moment == null || !moment.isAfter(now.plus(CLOCK_SKEW));
    }
}
