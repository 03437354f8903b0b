package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

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
        assertThat(caller(token -> token.subject("kim"), "contact", "admin")).isEqualTo(new CallerWithoutRole("kim"));
    }

    @Test
    void takesNothingButAListOfExactNamesForRoles() {
        assertThat(Stream.of(
                                "agent",
                                "privacy_officer",
                                "former agent",
                                "not privacy_officer any more",
                                Map.of("agent", 1))
                        .map(roles -> caller(token -> token.subject("kim").claim("roles", roles))))
                .allSatisfy(caller -> assertThat(caller).isEqualTo(new CallerWithoutRole("kim")));
        assertThat(caller(
                        token -> token.subject("kim"),
                        "Agent",
                        " agent",
                        "agent ",
                        "agent,privacy_officer",
                        "not agent"))
                .isEqualTo(new CallerWithoutRole("kim"));
    }

    @Test
    void tellsAgentsApartLetterByLetter() {
        assertThat(Stream.of("alex", "Alex", "alex ", " alex")
                        .map(id -> caller(token -> token.subject(id), "agent").key())
                        .distinct())
                .hasSize(4);
    }

    @ParameterizedTest
    @MethodSource
    void knowsNobodyByASubjectThatIsNoId(String subject) {
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> caller(token -> token.subject(subject), "agent"));
    }

    static Stream<String> knowsNobodyByASubjectThatIsNoId() {
        return Stream.of("", " ", "a\nb", "a\u0000", "\uD83D", "a".repeat(256));
    }

    private static AgentCaller agent(Consumer<Jwt.Builder> claims) {
        return (AgentCaller) caller(claims.andThen(token -> token.subject("alex")), "agent");
    }

    private static Caller caller(Consumer<Jwt.Builder> claims, String... roles) {
        var token = Jwt.withTokenValue("token").header("alg", "none").claim("roles", List.of(roles));
        claims.accept(token);
        var provider = new IdentityProvider(_ -> token.build(), "roles");
        return provider.callerOf(provider.verified("token"));
    }
}
