package helpdesk.portal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import helpdesk.security.TokenRules;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Signs tokens and checks signatures, with one key and one algorithm, whatever a token says of its own (RFC 8725,
/// section 3.1). Only this server's instances have to know them, so the key is a shared secret.
record PortalSignature(JwtEncoder encoder, JwtDecoder decoder) {

    static PortalSignature with(SecretKey key, Clock clock) {
        var keys = List.<JWK>of(new OctetSequenceKey.Builder(key).build());
        return new PortalSignature(
                NimbusJwtEncoder.withSecretKey(key)
                        .algorithm(MacAlgorithm.HS256)
                        .build(),
                new TokenRules(PortalTokens.ISSUER, Set.of(PortalTokens.ISSUER), clock)
                        .decoder(Set.of(JWSAlgorithm.HS256), (_, _) -> keys));
    }
}
