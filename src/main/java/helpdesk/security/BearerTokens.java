package helpdesk.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Has each token checked by the issuer that it names, or by the organisation's identity provider if it names no
/// other one.
final class BearerTokens implements AuthenticationManager {

    /// How long a verified signature counts, also after its key was withdrawn. Verifying takes up to a tenth of a
    /// request's work, and callers send the same token again and again.
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(1);

    private static final int MOST_VERIFIED = 10_000;

    private static final String SCHEME = "Bearer";

    /// RFC 6750, section 2.1.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-._~+/]+=*");

    private final List<TokenIssuer> others;
    private final TokenIssuer identityProvider;
    private final InstantSource clock;

    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .expireAfterWrite(VERIFIED_FOR)
            .maximumSize(MOST_VERIFIED)
            .build();

    BearerTokens(List<TokenIssuer> others, TokenIssuer identityProvider, InstantSource clock) {
        this.others = others;
        this.identityProvider = identityProvider;
        this.clock = clock;
    }

    private record Verified(Jwt token, TokenIssuer issuer) {

        Caller caller() {
            return issuer.callerOf(token);
        }
    }

    /// The token in an `Authorization` header, not checked yet; empty if the header has another scheme.
    ///
    /// @throws InvalidBearerTokenException if there is no token after the scheme
    static Optional<BearerTokenAuthenticationToken> sentIn(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var token = header.substring(SCHEME.length());
        if (!token.startsWith(" ") || token.isBlank()) {
            throw new InvalidBearerTokenException("There is no bearer token");
        }
        return Optional.of(new BearerTokenAuthenticationToken(token.stripLeading()));
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        return new CallerAuthentication(verified(token).caller());
    }

    private Verified verified(String token) {
        var known = verified.getIfPresent(token);
        if (known != null && TokenRules.isValidAt(clock.instant(), known.token())) {
            return known;
        }
        var issuer = issuerOf(token);
        var found = new Verified(issuer.verified(token), issuer);
        verified.put(token, found);
        return found;
    }

    private TokenIssuer issuerOf(String token) {
        return issuerNamedIn(token)
                .flatMap(name ->
                        others.stream().filter(issuer -> issuer.isNamed(name)).findFirst())
                .orElse(identityProvider);
    }

    /// Not verified yet: it only decides who verifies it. The parser skips characters that no token may have, and
    /// throws exceptions of any type.
    private static Optional<String> issuerNamedIn(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidBearerTokenException("This is no token");
        }
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet()).map(claims -> claims.getIssuer());
        } catch (ParseException | RuntimeException noToken) {
            throw new InvalidBearerTokenException("This is no token", noToken);
        }
    }
}
