package helpdesk.security;

import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import helpdesk.HelpdeskTest;
import helpdesk.development.DevelopmentTokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /// Every other bad token gets the same answer, as [TokenTests] show.
    @ParameterizedTest
    @ValueSource(strings = {APPLICATION_JSON_VALUE, APPLICATION_GRAPHQL_RESPONSE_VALUE})
    void refusesGarbageInTheFormOfGraphQl(String accepted) {
        ask("garbage", MediaType.parseMediaType(accepted))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(accepted + ";charset=UTF-8")
                .expectHeader()
                .valueEquals(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("The bearer token is not valid")
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("UNAUTHENTICATED")
                .jsonPath("$.errors[0].extensions.requestId")
                .isNotEmpty();
    }

    /// Nobody learns whether there would be something for others, nor finds the address in the answer.
    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/error", "/nothing-here", "/graphql/nothing-here", "/robots.txt", "/favicon.ico"})
    void hasNothingBesideTheApiAndItsExplorer(String address) {
        isNotFound(server.get().uri(address));
        isNotFound(server.get().uri(address).headers(headers -> headers.setBearerAuth(tokens.privacyOfficer())));
        server.get()
                .uri("/nothing-here")
                .headers(headers -> headers.setBearerAuth("garbage"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static void isNotFound(RestTestClient.RequestHeadersSpec<?> request) {
        request.exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .doesNotExist(WWW_AUTHENTICATE)
                .expectBody()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("NOT_FOUND")
                .jsonPath("$.errors[0].message")
                .isEqualTo("Nothing is served at this address");
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
