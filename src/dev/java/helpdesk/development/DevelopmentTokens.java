package helpdesk.development;

import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Issues the tokens an identity provider would issue, with a key of our own.
public final class DevelopmentTokens {

    private static final Duration VALIDITY = Duration.ofDays(30);

    private final ECKey publicKey;
    private final JWKSource<SecurityContext> keys;
    private final JwtEncoder encoder;
    private final List<NamedToken> named;

    DevelopmentTokens(ECKey key) {
        publicKey = key.toPublicJWK();
        keys = new ImmutableJWKSet<>(new JWKSet(key));
        encoder = new NimbusJwtEncoder(keys);
        named = List.of(new NamedToken("Agent", agent()), new NamedToken("Privacy officer", privacyOfficer()));
    }

    /// Tokens of a provider that our server has never heard of.
    public static DevelopmentTokens ofAnotherIssuer() {
        return new DevelopmentTokens(SigningKey.fresh());
    }

    JWKSource<SecurityContext> keys() {
        return keys;
    }

    /// What everybody may know of the key that signs them.
    public ECKey publicKey() {
        return publicKey;
    }

    public String agent() {
        return issue(
                claims -> claims.subject("alex").claim("name", "Alex Agent").claim("roles", List.of("agent")));
    }

    public String privacyOfficer() {
        return issue(claims ->
                claims.subject("pat").claim("name", "Pat Privacy Officer").claim("roles", List.of("privacy_officer")));
    }

    List<NamedToken> named() {
        return named;
    }

    /// A token with any claims. Unless they say otherwise it is valid from now on, for thirty days.
    public String issue(Consumer<JwtClaimsSet.Builder> content) {
        return issue(_ -> {}, content);
    }

    /// A token with a header of its own as well.
    public String issue(Consumer<JwsHeader.Builder> more, Consumer<JwtClaimsSet.Builder> content) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .audience(List.of("helpdesk"))
                .issuedAt(now)
                .expiresAt(now.plus(VALIDITY));
        content.accept(claims);
        var header = JwsHeader.with(ES256);
        more.accept(header);
        return encoder.encode(JwtEncoderParameters.from(header.build(), claims.build()))
                .getTokenValue();
    }
}
