package helpdesk.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Hands a token to the issuer that it names, which checks whether it really is its own; whatever names none of the
/// others is for the organisation's identity provider.
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

    /// Not yet trusted: good for nothing but to choose who checks it. The parser throws exceptions of any type.
    private static Optional<String> issuerNamedIn(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet()).map(claims -> claims.getIssuer());
        } catch (ParseException | RuntimeException noToken) {
            throw new InvalidBearerTokenException("This is no token", noToken);
        }
    }
}
