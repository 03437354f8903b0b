package helpdesk.security;

import static com.nimbusds.jose.JWSAlgorithm.PS256;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Spring Boot's usual properties, each of which says in another way whose tokens are trusted.
class TokenConfigurationTests {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    private final WebApplicationContextRunner server = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
            .withUserConfiguration(TokenConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withPropertyValues(JWT + "audiences=helpdesk");

    @Test
    void trustsNobodyByItself() throws Exception {
        var key = new RSAKeyGenerator(2048).generate();
        server.run(context -> assertRefused(context.getBean(BearerTokens.class), token(key, RS256, "JWT")));
    }

    @Test
    void trustsAKeyInAFileWhateverTokensCallIt(@TempDir Path directory) throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("2026").generate();
        var file = Files.writeString(directory.resolve("key.pem"), pem(key));
        server.withPropertyValues(JWT + "public-key-location=file:" + file).run(context -> {
            var tokens = context.getBean(BearerTokens.class);
            assertThat(context).hasSingleBean(JwtDecoder.class);
            assertAccepted(tokens, token(key, RS256, "JWT"));
            assertAccepted(tokens, token(key, RS256, "at+jwt"));
            assertRefused(tokens, token(key, RS256, "logout+jwt"));
            assertRefused(tokens, token(key, PS256, "JWT"));
            assertRefused(tokens, token(new RSAKeyGenerator(2048).generate(), RS256, "JWT"));
        });
        server.withPropertyValues(JWT + "public-key-location=file:" + file, JWT + "jws-algorithms=PS256")
                .run(context -> {
                    assertAccepted(context.getBean(BearerTokens.class), token(key, PS256, "JWT"));
                    assertRefused(context.getBean(BearerTokens.class), token(key, RS256, "JWT"));
                });
    }

    /// Though a verified signature is not verified again and again.
    @Test
    void trustsNoTokenBeyondItsEnd(@TempDir Path directory) throws Exception {
        var key = new RSAKeyGenerator(2048).generate();
        var token = token(key, RS256, "JWT");
        var file = Files.writeString(directory.resolve("key.pem"), pem(key));
        var now = new AtomicReference<>(Instant.now());
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withUserConfiguration(TokenConfiguration.class)
                .withBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC))
                .withPropertyValues(JWT + "audiences=helpdesk", JWT + "public-key-location=file:" + file)
                .run(context -> {
                    var tokens = context.getBean(BearerTokens.class);
                    assertAccepted(tokens, token);
                    assertAccepted(tokens, token);
                    now.set(Instant.now().plus(Duration.ofMinutes(7)));
                    assertRefused(tokens, token);
                });
    }

    @Test
    void trustsTheKeysAtAnAddress() throws Exception {
        try (var provider = new PlayedProvider("/elsewhere")) {
            var address = JWT + "jwk-set-uri=" + provider.keys();
            server.withPropertyValues(address, JWT + "jws-algorithms=ES256,ES384")
                    .run(context -> {
                        assertThat(context).hasSingleBean(JwtDecoder.class);
                        var tokens = context.getBean(BearerTokens.class);
                        awaitKeys()
                                .untilAsserted(() ->
                                        assertAccepted(tokens, provider.tokens().agent()));
                    });
            server.withPropertyValues(address)
                    .run(context -> assertRefused(
                            context.getBean(BearerTokens.class),
                            provider.tokens().agent()));
            server.withPropertyValues(address, JWT + "jws-algorithms=HS256")
                    .run(context -> assertThat(context).hasFailed());
        }
    }

    @Test
    void trustsAnIssuer() throws Exception {
        try (var provider = new PlayedProvider("/realm" + PlayedProvider.OPENID)) {
            server.withPropertyValues(JWT + "issuer-uri=" + provider.issuer()).run(context -> {
                var tokens = context.getBean(BearerTokens.class);
                assertThat(context).hasSingleBean(JwtDecoder.class);
                awaitKeys()
                        .untilAsserted(() -> assertAccepted(
                                tokens,
                                provider.tokens()
                                        .issue(claims -> claims.subject("pat").issuer(provider.issuer()))));
                assertRefused(tokens, provider.tokens().agent());
            });
        }
    }

    /// On a busy machine the first fetch may take too long; the second one is half a minute later.
    private static ConditionFactory awaitKeys() {
        return await().atMost(Duration.ofSeconds(40)).ignoreException(AuthenticationServiceException.class);
    }

    private static void assertAccepted(BearerTokens tokens, String token) {
        assertThat(tokens.authenticate(new BearerTokenAuthenticationToken(token))
                        .isAuthenticated())
                .isTrue();
    }

    private static void assertRefused(BearerTokens tokens, String token) {
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> tokens.authenticate(new BearerTokenAuthenticationToken(token)));
    }

    private static String token(RSAKey key, JWSAlgorithm algorithm, String type) throws JOSEException {
        var header =
                new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).keyID("of today");
        var claims = new JWTClaimsSet.Builder()
                .subject("pat")
                .audience(List.of("helpdesk"))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
        var token = new SignedJWT(header.build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String pem(RSAKey key) throws JOSEException {
        var encoded =
                Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }
}
