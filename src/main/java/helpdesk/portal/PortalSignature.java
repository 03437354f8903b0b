package helpdesk.portal;

import helpdesk.security.TokenRules;
import java.time.Clock;
import java.util.Set;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Signs tokens and checks signatures, with one key and one algorithm, whatever a token says of its own (RFC 8725,
/// section 3.1). Only this server's instances have to know them, so the key is a shared secret.
record PortalSignature(JwtEncoder encoder, JwtDecoder decoder) {

    private static final MacAlgorithm ALGORITHM = MacAlgorithm.HS256;

    static PortalSignature with(SecretKey key, Clock clock) {
        var encoder = NimbusJwtEncoder.withSecretKey(key).algorithm(ALGORITHM).build();
        var decoder =
                NimbusJwtDecoder.withSecretKey(key).macAlgorithm(ALGORITHM).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(PortalTokens.ISSUER),
                TokenRules.forAudiences(Set.of(PortalTokens.ISSUER), clock)));
        return new PortalSignature(encoder, decoder);
    }
}
