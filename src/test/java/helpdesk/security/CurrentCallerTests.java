package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class CurrentCallerTests {

    private final CurrentCaller caller = new CurrentCaller();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void isNobodyWithoutAToken() {
        assertThat(caller.find()).isEmpty();
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(caller::get);
    }

    @Test
    void isNobodyIfTheTokenDoesNotSayWhoseItIs() {
        signIn(token -> token.claim("name", "Alex Agent"));
        assertThat(caller.find()).isEmpty();
    }

    @Test
    void goesByItsName() {
        signIn(token -> token.subject("alex").claim("name", " Alex Agent ").claim("preferred_username", "alex.agent"));
        assertThat(caller.get()).isEqualTo(new Caller("alex", "Alex Agent", false));
    }

    @Test
    void goesByItsUserNameIfTheNameIsBlank() {
        signIn(token -> token.subject("alex").claim("name", " ").claim("preferred_username", "alex.agent"));
        assertThat(caller.get().displayName()).isEqualTo("alex.agent");
    }

    @Test
    void goesByItsIdIfThereIsNothingElse() {
        signIn(token -> token.subject("alex"));
        assertThat(caller.get().displayName()).isEqualTo("alex");
    }

    @Test
    void hasItsNameCutBetweenCharactersAndNotWithinOne() {
        signIn(token -> token.subject("alex").claim("name", "👩".repeat(201)));
        assertThat(caller.get().displayName()).isEqualTo("👩".repeat(200));
    }

    @Test
    void isAPrivacyOfficerByRole() {
        signIn(token -> token.subject("pat"), "ROLE_privacy_officer");
        assertThat(caller.get().isPrivacyOfficer()).isTrue();
    }

    @Test
    void isNoPrivacyOfficerAsAnAgent() {
        signIn(token -> token.subject("alex"), "ROLE_agent");
        assertThat(caller.get().isPrivacyOfficer()).isFalse();
    }

    private static void signIn(Consumer<Jwt.Builder> claims, String... authorities) {
        var token = Jwt.withTokenValue("token").header("alg", "none").claim("iss", "tests");
        claims.accept(token);
        var granted = AuthorityUtils.createAuthorityList(authorities);
        SecurityContextHolder.getContext()
                .setAuthentication(new JwtAuthenticationToken(token.build(), granted, "principal"));
    }
}
