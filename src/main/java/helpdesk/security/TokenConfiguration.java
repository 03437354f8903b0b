package helpdesk.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnIssuerLocationJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnJwkSetUriJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnPublicKeyJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Whose tokens are trusted: the identity provider's, as Spring Boot's usual properties describe it, and those of the
/// issuers that other modules contribute. Boot's own decoders ask the provider on the thread of a request.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /// The key of an issuer says itself which of them it is for.
    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OAuth2ResourceServerProperties.Jwt settings;

    TokenConfiguration(OAuth2ResourceServerProperties properties) {
        this.settings = properties.getJwt();
    }

    @Bean(initMethod = "start")
    @ConditionalOnIssuerLocationJwtDecoder
    ProviderKeys keysOfIssuer(Clock clock) {
        return new ProviderKeys(new KeyFetch(Objects.requireNonNull(settings.getIssuerUri())), clock);
    }

    @Bean(initMethod = "start")
    @ConditionalOnJwkSetUriJwtDecoder
    ProviderKeys keysAtAddress(Clock clock) {
        return new ProviderKeys(new KeyFetch(URI.create(Objects.requireNonNull(settings.getJwkSetUri()))), clock);
    }

    /// Whatever name tokens call it by.
    @Bean
    @ConditionalOnPublicKeyJwtDecoder
    JWKSource<SecurityContext> keyInFile() throws IOException, GeneralSecurityException {
        var pem = settings.readPublicKey().replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        var keys = List.<JWK>of(new RSAKey.Builder((RSAPublicKey) key).build());
        return (_, _) -> keys;
    }

    @Bean
    JwtDecoder providerTokens(ObjectProvider<JWKSource<SecurityContext>> keys, Clock clock) {
        var rules = new TokenRules(settings.getIssuerUri(), settings.getAudiences(), clock);
        return keys.stream()
                .findFirst()
                .<JwtDecoder>map(known -> rules.decoder(algorithms(), known))
                .orElseGet(NoIdentityProvider::new);
    }

    /// Boot reads the setting unless the issuer alone is known.
    private Set<JWSAlgorithm> algorithms() {
        return settings.getJwkSetUri() == null && settings.getPublicKeyLocation() == null
                ? ASYMMETRIC
                : settings.getJwsAlgorithms().stream()
                        .map(TokenConfiguration::algorithm)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static JWSAlgorithm algorithm(String name) {
        return ASYMMETRIC.stream()
                .filter(known -> known.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "spring.security.oauth2.resourceserver.jwt.jws-algorithms holds an unknown algorithm: "
                                + name));
    }

    @Bean
    BearerTokens trustedTokens(JwtDecoder providerTokens, List<TokenIssuer> others) {
        var roles = Objects.requireNonNullElse(settings.getAuthoritiesClaimName(), "roles");
        return new BearerTokens(others, new IdentityProvider(providerTokens, roles));
    }
}
