package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import helpdesk.HelpdeskTest;
import helpdesk.development.DevelopmentTokens;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Who asks for too much at once is told when to try again; nobody else notices.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.limits.document.complexity=1000",
            "helpdesk.limits.rates.authenticated=1000",
            "helpdesk.limits.rates.anonymous=1000",
            "spring.main.cloud-platform=kubernetes",
            "helpdesk.limits.rates.fields.viewer=3",
            "helpdesk.limits.rates.fields.purgeContact=2"
        })
class ThrottlingTests {

    private static final AtomicLong NOW = new AtomicLong();

    private static final String DEAR = "{ contacts(first: 99) { nodes { tickets(first: 8) { totalCount } } } }";
    private static final String CHEAP = "{ __typename }";

    final DevelopmentTokens tokens;
    final RestTestClient server;

    ThrottlingTests(@Autowired DevelopmentTokens tokens, @LocalServerPort int port) {
        this.tokens = tokens;
        this.server = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    /// The time that passes here is told, not waited for.
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        TimeMeter time() {
            return new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return NOW.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return true;
                }
            };
        }
    }

    @BeforeEach
    void everybodyHasRested() {
        pass(Duration.ofMinutes(1));
    }

    @Test
    void refusesWhoHasAskedForTooMuchUntilTheTimeItTells() {
        exhaust(tokens.agent(), DEAR);
        isThrottled(tokens.agent(), DEAR);
        pass(Duration.ofMinutes(1));
        assertThat(status(tokens.agent(), DEAR)).isEqualTo(OK);
    }

    @Test
    void leavesOthersAlone() {
        exhaust(tokens.agent(), DEAR);
        assertThat(status(tokens.privacyOfficer(), DEAR)).isEqualTo(OK);
        assertThat(status(null, CHEAP)).isEqualTo(OK);
    }

    @Test
    void chargesAnonymousCallersToTheirAddress() {
        exhaust(null, "{ __schema { types { name } } }");
        isThrottled(null, "{ __schema { types { name } } }");
        assertThat(status(tokens.agent(), CHEAP)).isEqualTo(OK);
    }

    /// Not even on Kubernetes, where Spring Boot would.
    @Test
    void believesNobodyWhoSaysToBeSomebodyElse() {
        exhaust(null, "{ __schema { types { name } } }");
        server.post()
                .uri("/graphql")
                .header("X-Forwarded-For", "203.0.113.7")
                .contentType(APPLICATION_JSON)
                .body(Map.of("query", "{ __schema { types { name } } }"))
                .exchange()
                .expectStatus()
                .isEqualTo(TOO_MANY_REQUESTS);
    }

    @Test
    void countsEachOccurrenceOfAFieldWithARateOfItsOwn() {
        assertThat(status(
                        tokens.agent(),
                        "{ a: viewer { __typename } ...b } fragment b on Query { b: viewer { __typename } }"))
                .isEqualTo(OK);
        isThrottled(tokens.agent(), "{ c: viewer { __typename } d: viewer { __typename } }");
        assertThat(status(tokens.agent(), "{ e: viewer { __typename } }")).isEqualTo(OK);
        isThrottled(tokens.agent(), "{ f: viewer { __typename } }");
        assertThat(status(tokens.agent(), CHEAP)).isEqualTo(OK);
    }

    @Test
    void countsPurgesBeforeAnyOfThemBegins() {
        var purge = "purgeContact(input: { id: \"x\", previewFingerprint: \"x\" }) { userErrors { __typename } }";
        assertThat(status(tokens.privacyOfficer(), "mutation { a: " + purge + " b: " + purge + " }"))
                .isEqualTo(OK);
        isThrottled(tokens.privacyOfficer(), "mutation { " + purge + " }");
        pass(Duration.ofSeconds(31));
        assertThat(status(tokens.privacyOfficer(), "mutation { " + purge + " }"))
                .isEqualTo(OK);
    }

    @Test
    void refusesWhatNoTimeWouldAdmit() {
        ask(
                        tokens.agent(),
                        "{ a: viewer { __typename } b: viewer { __typename } c: viewer { __typename } d: viewer {"
                                + " __typename } }")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(RETRY_AFTER)
                .expectBody()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_USER_INPUT");
    }

    /// One that is not valid, one that asks for too much, and one that does not say which operation it means.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ nothing }",
                "{ contacts(first: 100) { nodes { tickets(first: 100) { nodes { comments(first: 100) { nodes { id } }"
                        + " } } } } }",
                "query one { viewer { __typename } } query other { viewer { __typename } }"
            })
    void chargesRefusedDocumentsToo(String document) {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(status(tokens.agent(), document)).isEqualTo(OK);
        }
        isThrottled(tokens.agent(), CHEAP);
    }

    private void exhaust(@Nullable String token, String document) {
        var attempts = IntStream.range(0, 100);
        assertThat(attempts.anyMatch(_ -> status(token, document) == TOO_MANY_REQUESTS))
                .isTrue();
    }

    private static void pass(Duration time) {
        NOW.addAndGet(time.toNanos());
    }

    private HttpStatus status(@Nullable String token, String document) {
        return HttpStatus.valueOf(
                ask(token, document).expectBody().returnResult().getStatus().value());
    }

    private void isThrottled(@Nullable String token, String document) {
        ask(token, document)
                .expectStatus()
                .isEqualTo(TOO_MANY_REQUESTS)
                .expectHeader()
                .value(
                        RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61))
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("THROTTLED")
                .jsonPath("$.errors[0].extensions.requestId")
                .isNotEmpty()
                .jsonPath("$.errors[0].extensions.retryAfterSeconds")
                .isNumber();
    }

    private RestTestClient.ResponseSpec ask(@Nullable String token, String document) {
        var request =
                server.post().uri("/graphql").contentType(APPLICATION_JSON).accept(APPLICATION_JSON);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.body(Map.of("query", document)).exchange();
    }
}
