package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

class IdentityProviderTests {

    @Test
    void knowsNobodyIfTheTokenDoesNotSayWhoseItIs() {
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> caller(token -> token.claim("name", "Alex Agent"), "agent"));
    }

    @Test
    void knowsAgentsByTheirName() {
        assertThat(agent(token -> token.claim("name", " Alex Agent ").claim("preferred_username", "alex.agent")))
                .isEqualTo(new AgentCaller("alex", "Alex Agent", false));
    }

    @Test
    void knowsAgentsByTheirUserNameIfTheNameIsBlank() {
        assertThat(agent(token -> token.claim("name", " ").claim("preferred_username", "alex.agent"))
                        .displayName())
                .isEqualTo("alex.agent");
    }

    @Test
    void knowsAgentsByTheirIdIfThereIsNothingElse() {
        assertThat(agent(_ -> {}).displayName()).isEqualTo("alex");
    }

    @Test
    void cutsNamesBetweenCharactersAndNotWithinOne() {
        assertThat(agent(token -> token.claim("name", "👩".repeat(201))).displayName())
                .isEqualTo("👩".repeat(200));
    }

    @Test
    void knowsPrivacyOfficersByTheirRole() {
        assertThat(caller(token -> token.subject("pat"), "privacy_officer"))
                .isEqualTo(new AgentCaller("pat", "pat", true));
    }

    @Test
    void takesNobodyForAnAgentOrAContactWhoIsNone() {
        assertThat(caller(token -> token.subject("kim"), "contact", "admin")).isEqualTo(new Stranger("kim"));
    }

    @Test
    void isUnavailableAsLongAsNobodyKnowsItsKeys() {
        var provider = new IdentityProvider(
                _ -> {
                    throw new JwtDecoderInitializationException("The provider is away", new IOException());
                },
                _ -> OAuth2TokenValidatorResult.success(),
                rolesClaim());
        assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> provider.callerOf("token"));
    }

    private static AgentCaller agent(Consumer<Jwt.Builder> claims) {
        return (AgentCaller) caller(claims.andThen(token -> token.subject("alex")), "agent");
    }

    private static Caller caller(Consumer<Jwt.Builder> claims, String... roles) {
        var token = Jwt.withTokenValue("token").header("alg", "none").claim("roles", List.of(roles));
        claims.accept(token);
        return new IdentityProvider(_ -> token.build(), _ -> OAuth2TokenValidatorResult.success(), rolesClaim())
                .callerOf("token");
    }

    private static JwtAuthenticationConverter rolesClaim() {
        var authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("roles");
        authorities.setAuthorityPrefix("ROLE_");
        var roles = new JwtAuthenticationConverter();
        roles.setJwtGrantedAuthoritiesConverter(authorities);
        return roles;
    }
}
