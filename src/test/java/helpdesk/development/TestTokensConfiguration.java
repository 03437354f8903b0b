package helpdesk.development;

import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Makes the server under test trust a key that nobody has ever seen.
public class TestTokensConfiguration {

    @Bean
    DevelopmentTokens tokens() {
        return new DevelopmentTokens(SigningKey.fresh());
    }

    @Bean
    JwtDecoder tokenDecoder(DevelopmentTokens tokens) {
        return tokens.decoder();
    }
}
