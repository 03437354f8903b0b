package helpdesk.security;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/// Whose tokens are trusted: the identity provider's, as Spring Boot's usual properties describe it, and those of the
/// issuers that other modules contribute.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    BearerTokens trustedTokens(
            ObjectProvider<JwtDecoder> decoders,
            OAuth2ResourceServerProperties properties,
            JwtAuthenticationConverter roles,
            List<TokenIssuer> others,
            Clock clock) {
        var rules = TokenRules.forAudiences(properties.getJwt().getAudiences(), clock);
        var provider = new IdentityProvider(decoders.getIfAvailable(NoIdentityProvider::new), rules, roles);
        return new BearerTokens(others, provider);
    }
}
