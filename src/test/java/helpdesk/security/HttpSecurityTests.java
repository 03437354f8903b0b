package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.SET_COOKIE;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import helpdesk.HelpdeskTest;
import helpdesk.development.DevelopmentTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@HelpdeskTest
class HttpSecurityTests {

    final DevelopmentTokens tokens;
    final RestTestClient server;

    HttpSecurityTests(@Autowired DevelopmentTokens tokens, @LocalServerPort int port) {
        this.tokens = tokens;
        server = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void letsAnonymousCallersAskGraphQl() {
        ask(null, APPLICATION_JSON).expectStatus().isOk().expectHeader().doesNotExist(SET_COOKIE);
    }

    @Test
    void acceptsTokensOfItsIdentityProvider() {
        ask(tokens.agent(), APPLICATION_JSON).expectStatus().isOk();
    }

    @Test
    void refusesExpiredTokensWithoutSayingWhy() {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        var expired = tokens.issue(
                claims -> claims.subject("alex").issuedAt(yesterday).expiresAt(yesterday.plusSeconds(60)));
        ask(expired, APPLICATION_JSON)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContainIgnoringCase("expire"));
    }

    @Test
    void refusesRolesThatAreNotText() {
        var mixed = tokens.issue(claims -> claims.subject("alex").claim("roles", List.of(1, "agent")));
        ask(mixed, APPLICATION_JSON).expectStatus().isUnauthorized();
    }

    @Test
    void refusesGarbageInTheFormOfGraphQl() {
        ask("garbage", APPLICATION_GRAPHQL_RESPONSE)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(APPLICATION_GRAPHQL_RESPONSE)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("The bearer token is not valid.")
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("UNAUTHENTICATED")
                .jsonPath("$.errors[0].extensions.requestId")
                .isNotEmpty();
    }

    @Test
    void refusesTokensOfOtherIdentityProviders() {
        var foreign = DevelopmentTokens.ofAnotherIssuer().agent();
        ask(foreign, APPLICATION_JSON)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(APPLICATION_JSON);
    }

    @Test
    void hasNothingBesideTheApiAndItsExplorer() {
        server.get().uri("/actuator").exchange().expectStatus().isUnauthorized();
        server.get()
                .uri("/actuator")
                .headers(headers -> headers.setBearerAuth(tokens.privacyOfficer()))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("FORBIDDEN");
    }

    private RestTestClient.ResponseSpec ask(@Nullable String token, MediaType accepted) {
        return server.post()
                .uri("/graphql")
                .headers(headers -> Optional.ofNullable(token).ifPresent(headers::setBearerAuth))
                .accept(accepted)
                .contentType(APPLICATION_JSON)
                .body("{\"query\":\"{ __typename }\"}")
                .exchange();
    }
}
