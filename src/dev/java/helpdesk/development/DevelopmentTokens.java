package helpdesk.development;

import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.RS256;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
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
    private final String agent;
    private final String privacyOfficer;

    DevelopmentTokens(ECKey key) {
        this(key, List.of(key), ES256);
    }

    /// With another key for the two tokens that tests send all the time: an RSA signature is verified much faster.
    DevelopmentTokens(ECKey key, RSAKey keyOfStaff) {
        this(key, List.of(key, keyOfStaff), RS256);
    }

    private DevelopmentTokens(ECKey key, List<JWK> all, SignatureAlgorithm algorithmOfStaff) {
        publicKey = key.toPublicJWK();
        keys = new ImmutableJWKSet<>(new JWKSet(all));
        encoder = new NimbusJwtEncoder(keys);
        agent = issue(
                algorithmOfStaff,
                claims -> claims.subject("alex").claim("name", "Alex Agent").claim("roles", List.of("agent")));
        privacyOfficer = issue(
                algorithmOfStaff,
                claims -> claims.subject("pat")
                        .claim("name", "Pat Privacy Officer")
                        .claim("roles", List.of("privacy_officer")));
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
        return agent;
    }

    public String privacyOfficer() {
        return privacyOfficer;
    }

    List<NamedToken> named() {
        return List.of(new NamedToken("Agent", agent), new NamedToken("Privacy officer", privacyOfficer));
    }

    /// A token with any claims. Unless they say otherwise it is valid from now on, for thirty days.
    public String issue(Consumer<JwtClaimsSet.Builder> content) {
        return issue(_ -> {}, content);
    }

    /// A token with a header of its own as well.
    public String issue(Consumer<JwsHeader.Builder> more, Consumer<JwtClaimsSet.Builder> content) {
        var header = JwsHeader.with(ES256);
        more.accept(header);
        return issue(header.build(), content);
    }

    private String issue(SignatureAlgorithm algorithm, Consumer<JwtClaimsSet.Builder> content) {
        return issue(JwsHeader.with(algorithm).build(), content);
    }

    private String issue(JwsHeader header, Consumer<JwtClaimsSet.Builder> content) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .audience(List.of("helpdesk"))
                .issuedAt(now)
                .expiresAt(now.plus(VALIDITY));
        content.accept(claims);
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
