package helpdesk.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;

/// Makes the server under test trust keys that nobody has ever seen.
public class TestTokensConfiguration {

    /// It takes half a second to find one.
    private static final RSAKey KEY_OF_STAFF = keyOfStaff();

    private static RSAKey keyOfStaff() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("Every Java knows RSA", failure);
        }
    }

    @Bean
    DevelopmentTokens tokens() {
        return new DevelopmentTokens(SigningKey.fresh(), KEY_OF_STAFF);
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(DevelopmentTokens tokens) {
        return tokens.keys();
    }
}
