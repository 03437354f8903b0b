package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnIssuerLocationJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnJwkSetUriJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.ConditionalOnPublicKeyJwtDecoder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Whose tokens are trusted: those of the identity provider that Spring Boot's usual properties describe, and of
/// the issuers that other modules contribute. Boot's own decoders would fetch the provider's keys on a request's
/// thread.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenConfiguration.class);

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

    /// One key for all tokens, whatever key they name.
    @Bean
    @ConditionalOnPublicKeyJwtDecoder
    JWKSource<SecurityContext> keyInFile() throws IOException {
        var pem = new ByteArrayInputStream(settings.readPublicKey().getBytes(UTF_8));
        var key = Objects.requireNonNull(RsaKeyConverters.x509().convert(pem));
        var keys = List.<JWK>of(new RSAKey.Builder(key).build());
        return (_, _) -> keys;
    }

    @Bean
    JwtDecoder providerTokens(ObjectProvider<JWKSource<SecurityContext>> keys, Clock clock) {
        var rules = new TokenRules(settings.getIssuerUri(), settings.getAudiences(), clock);
        return keys.stream()
                .findFirst()
                .<JwtDecoder>map(known -> rules.decoder(algorithms(), known))
                .orElseGet(TokenConfiguration::noProvider);
    }

    private static JwtDecoder noProvider() {
        LOG.warn("Every bearer token is refused, since no identity provider is configured: set "
                + "spring.security.oauth2.resourceserver.jwt.issuer-uri (or jwk-set-uri, or public-key-location).");
        return _ -> {
            throw new BadJwtException("No identity provider is configured");
        };
    }

    /// The setting, as Boot reads it. It does not apply if only the issuer is known: then every asymmetric
    /// algorithm will do, as each key of the issuer says what it is for.
    private Set<JWSAlgorithm> algorithms() {
        var isIssuerAlone = settings.getJwkSetUri() == null && settings.getPublicKeyLocation() == null;
        var algorithms = isIssuerAlone
                ? Stream.of(SignatureAlgorithm.values())
                : settings.getJwsAlgorithms().stream().map(TokenConfiguration::algorithm);
        return algorithms
                .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SignatureAlgorithm algorithm(String name) {
        return Optional.ofNullable(SignatureAlgorithm.from(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "spring.security.oauth2.resourceserver.jwt.jws-algorithms holds an unknown algorithm: "
                                + name));
    }

    @Bean
    BearerTokens trustedTokens(JwtDecoder providerTokens, List<TokenIssuer> others, Clock clock) {
        var roles = Objects.requireNonNullElse(settings.getAuthoritiesClaimName(), "roles");
        return new BearerTokens(others, new IdentityProvider(providerTokens, roles), clock);
    }
}
