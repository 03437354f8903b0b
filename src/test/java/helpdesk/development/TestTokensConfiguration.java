package helpdesk.development;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;

/// Makes the server under test trust a key that nobody has ever seen.
public class TestTokensConfiguration {

    @Bean
    DevelopmentTokens tokens() {
        return new DevelopmentTokens(SigningKey.fresh());
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(DevelopmentTokens tokens) {
        return tokens.keys();
    }
}
