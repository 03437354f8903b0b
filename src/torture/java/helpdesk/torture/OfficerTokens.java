package helpdesk.torture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/// Stands in for the identity provider: signs the tokens of privacy officers, and lays its public key where servers
/// look for it.
public record OfficerTokens(Path publicKey, PrivateKey key) {

    public static OfficerTokens in(Path folder) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var text = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
            var file = folder.resolve("identity-provider.pem").toAbsolutePath();
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
            return new OfficerTokens(file, pair.getPrivate());
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String token(String name) {
        var claims = new JWTClaimsSet.Builder()
                .subject(name)
                .audience("helpdesk")
                .claim("name", name)
                .claim("roles", List.of("privacy_officer"))
                .expirationTime(Date.from(Instant.now().plusSeconds(24 * 3600)));
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
