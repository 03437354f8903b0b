package helpdesk.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Has each token checked by the issuer that it names, or by the organisation's identity provider if it names no
/// other one.
record BearerTokens(List<TokenIssuer> others, TokenIssuer identityProvider) implements AuthenticationManager {

    @Override
    public Authentication authenticate(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        return new CallerAuthentication(issuerOf(token).callerOf(token));
    }

    private TokenIssuer issuerOf(String token) {
        return issuerNamedIn(token)
                .flatMap(name ->
                        others.stream().filter(issuer -> issuer.isNamed(name)).findFirst())
                .orElse(identityProvider);
    }

    /// Not verified yet: it only decides who verifies it. The parser throws exceptions of any type.
    private static Optional<String> issuerNamedIn(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet()).map(claims -> claims.getIssuer());
        } catch (ParseException | RuntimeException noToken) {
            throw new InvalidBearerTokenException("This is no token", noToken);
        }
    }
}
