package helpdesk.graphql.limits;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import helpdesk.HelpdeskTest;
import helpdesk.api.Portal;
import helpdesk.database.EntityId;
import helpdesk.development.DevelopmentTokens;
import helpdesk.graphql.GlobalId;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            "helpdesk.limits.rates.authenticated=30000",
            "helpdesk.limits.rates.anonymous=30000",
            "helpdesk.limits.rates.factor=1",
            "spring.main.cloud-platform=kubernetes"
        })
class ThrottlingTests {

    private static final AtomicLong NOW = new AtomicLong();

    private static final String DEAR = "{ a: contacts(first: 99) { nodes { tickets { nodes { id } totalCount } } } }";
    private static final String SIGN_IN = "signIn(input: { email: \"x\", password: \"x\" }) { accessToken }";
    private static final String CHEAP = "{ __typename }";

    final DevelopmentTokens tokens;
    final RestTestClient server;

    private final String visitor;

    ThrottlingTests(@Autowired DevelopmentTokens tokens, @Autowired Portal portal, @LocalServerPort int port) {
        this.tokens = tokens;
        pass(Duration.ofMinutes(1));
        this.visitor = Objects.requireNonNull(portal.aVisitor().client().token());
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

    /// So that the clients of Shopify know how long to wait.
    @Test
    void showsTheCostToWhoeverAsksForIt() {
        exhaust(tokens.agent(), DEAR);
        server.post()
                .uri("/graphql")
                .headers(headers -> headers.setBearerAuth(tokens.agent()))
                .contentType(APPLICATION_JSON)
                .accept(APPLICATION_JSON)
                .body(Map.of("query", DEAR, "extensions", Map.of("cost", true)))
                .exchange()
                .expectStatus()
                .isEqualTo(TOO_MANY_REQUESTS)
                .expectHeader()
                .exists(RETRY_AFTER)
                .expectBody()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("THROTTLED")
                .jsonPath("$.extensions.cost.requested")
                .value(Integer.class, requested -> assertThat(requested).isGreaterThan(1_000))
                .jsonPath("$.extensions.cost.actual")
                .isEmpty()
                .jsonPath("$.extensions.cost.throttleStatus.maximumAvailable")
                .isEqualTo(30_000)
                .jsonPath("$.extensions.cost.throttleStatus.currentlyAvailable")
                .value(Integer.class, available -> assertThat(available).isLessThan(10_000))
                .jsonPath("$.extensions.cost.throttleStatus.restoreRate")
                .isEqualTo(500);
    }

    /// One allowance for both methods.
    @Test
    void refusesQueriesByGetToo() {
        exhaust(tokens.agent(), DEAR);
        isThrottled(server.get()
                .uri("/graphql?query={query}", DEAR)
                .headers(headers -> headers.setBearerAuth(tokens.agent()))
                .exchange());
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

    /// Of an address; whoever is behind it.
    @Test
    void countsEachOccurrenceOfAFieldWithARateOfItsOwn() {
        var twenty = "mutation { " + times(19, SIGN_IN) + " ...b } fragment b on Mutation { b: " + SIGN_IN + " }";
        assertThat(status(null, twenty)).isEqualTo(OK);
        assertThat(status(null, twenty)).isEqualTo(OK);
        assertThat(status(null, "mutation { " + times(19, SIGN_IN) + " }")).isEqualTo(OK);
        isThrottled(null, "mutation { " + times(2, SIGN_IN) + " }");
        assertThat(status(null, "mutation { " + SIGN_IN + " }")).isEqualTo(OK);
        isThrottled(null, "mutation { " + SIGN_IN + " }");
        assertThat(status(null, CHEAP)).isEqualTo(OK);
        pass(Duration.ofSeconds(1));
        assertThat(status(null, "mutation { " + SIGN_IN + " }")).isEqualTo(OK);
    }

    @Test
    void countsPurgesBeforeAnyOfThemBegins() {
        var purge = "purgeContact(input: { id: \"x\", previewFingerprint: \"x\" }) { userErrors { __typename } }";
        var twenty = "mutation { " + times(20, purge) + " }";
        assertThat(IntStream.range(0, 3).mapToObj(_ -> status(tokens.privacyOfficer(), twenty)))
                .containsOnly(OK);
        isThrottled(tokens.privacyOfficer(), "mutation { " + purge + " }");
        pass(Duration.ofSeconds(61));
        assertThat(status(tokens.privacyOfficer(), "mutation { " + purge + " }"))
                .isEqualTo(OK);
    }

    @Test
    void countsExports() {
        assertThat(IntStream.range(0, 10).mapToObj(_ -> statusOfExport())).containsOnly(HttpStatus.NOT_FOUND);
        assertThat(statusOfExport()).isEqualTo(TOO_MANY_REQUESTS);
        pass(Duration.ofSeconds(7));
        assertThat(statusOfExport()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    /// Of a contact that does not exist.
    private HttpStatus statusOfExport() {
        var status = server.get()
                .uri("/contacts/{id}/export", new GlobalId('C', EntityId.next()).toString())
                .headers(headers -> headers.setBearerAuth(tokens.privacyOfficer()))
                .exchange()
                .returnResult()
                .getStatus();
        return HttpStatus.valueOf(status.value());
    }

    @Test
    void refusesWhatNoTimeWouldAdmit() {
        var signUp = "signUp(input: { name: \"x\", email: \"x\" }) { accepted }";
        ask(tokens.agent(), "mutation { " + times(6, signUp) + " }")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(RETRY_AFTER)
                .expectBody()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_USER_INPUT");
    }

    /// An agent changes ten things a second, whoever is no agent two.
    @ParameterizedTest
    @CsvSource({"agent,600", "visitor,120", "nobody,120"})
    void countsMutations(String who, int most) {
        var token = token(who);
        var twenty = "mutation { " + times(20, "restoreContact(input: { id: \"x\" }) { query { __typename } }") + " }";
        assertThat(IntStream.range(0, most / 20).mapToObj(_ -> status(token, twenty)))
                .containsOnly(OK);
        isThrottled(token, "mutation { restoreContact(input: { id: \"x\" }) { query { __typename } } }");
        assertThat(status(token, CHEAP)).isEqualTo(OK);
        pass(Duration.ofSeconds(1));
        assertThat(status(token, "mutation { restoreContact(input: { id: \"x\" }) { query { __typename } } }"))
                .isEqualTo(OK);
    }

    /// A variable under twenty aliases is stored twenty times.
    @ParameterizedTest
    @CsvSource({"agent,4", "visitor,1", "nobody,1"})
    void countsTheBytesThatMutationsHold(String who, int times) {
        var token = token(who);
        var document = "mutation($body: String!) { "
                + times(
                        20,
                        "createTicket(input: { requesterId: \"x\", subject: \"x\", body: $body }) { ticket {"
                                + " id } }")
                + " }";
        var body = Map.<String, Object>of("body", "x".repeat(49_000));
        assertThat(IntStream.range(0, times).mapToObj(_ -> status(token, document, body)))
                .containsOnly(OK);
        isThrottled(ask(token, document, body));
        pass(Duration.ofMinutes(1));
        assertThat(status(token, document, body)).isEqualTo(OK);
    }

    @Test
    void admitsTheLongestThingsThatAreLegal() {
        var comment = "mutation($body: String!) { addComment(input: { ticketId: \"x\", body: $body }) { query {"
                + " __typename } } }";
        assertThat(status(tokens.agent(), comment, Map.of("body", "👩".repeat(50_000))))
                .isEqualTo(OK);
        assertThat(status(token("visitor"), comment, Map.of("body", "👩".repeat(50_000))))
                .isEqualTo(OK);
        var values = Collections.nCopies(100, Map.of("key", "k".repeat(64), "value", "👩".repeat(2_000)));
        assertThat(status(
                        tokens.agent(),
                        "mutation($input: CreateContactInput!) { createContact(input: $input) { query { __typename } }"
                                + " }",
                        Map.of("input", Map.of("name", "x".repeat(200), "customFieldValues", values))))
                .isEqualTo(OK);
    }

    private static String times(int count, String field) {
        return IntStream.range(0, count)
                .mapToObj(index -> "a" + index + ": " + field)
                .collect(joining(" "));
    }

    private @Nullable String token(String who) {
        return switch (who) {
            case "agent" -> tokens.agent();
            case "visitor" -> visitor;
            default -> null;
        };
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
        for (var attempt = 0; attempt < 300; attempt++) {
            assertThat(status(tokens.agent(), document)).isEqualTo(OK);
        }
        isThrottled(tokens.agent(), CHEAP);
    }

    /// Whoever has too little left for a document pays for reading it.
    @Test
    void chargesThrottledDocumentsToo() {
        exhaust(tokens.agent(), DEAR);
        for (var attempt = 0; attempt < 30; attempt++) {
            isThrottled(tokens.agent(), DEAR);
        }
        isThrottled(tokens.agent(), CHEAP);
    }

    private void exhaust(@Nullable String token, String document) {
        var attempts = IntStream.range(0, 400);
        assertThat(attempts.anyMatch(_ -> status(token, document) == TOO_MANY_REQUESTS))
                .isTrue();
    }

    private static void pass(Duration time) {
        NOW.addAndGet(time.toNanos());
    }

    private HttpStatus status(@Nullable String token, String document) {
        return status(token, document, Map.of());
    }

    private HttpStatus status(@Nullable String token, String document, Map<String, ?> variables) {
        return HttpStatus.valueOf(ask(token, document, variables)
                .expectBody()
                .returnResult()
                .getStatus()
                .value());
    }

    private void isThrottled(@Nullable String token, String document) {
        isThrottled(ask(token, document));
    }

    private static void isThrottled(RestTestClient.ResponseSpec answer) {
        answer.expectStatus()
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
        return ask(token, document, Map.of());
    }

    private RestTestClient.ResponseSpec ask(@Nullable String token, String document, Map<String, ?> variables) {
        var request =
                server.post().uri("/graphql").contentType(APPLICATION_JSON).accept(APPLICATION_JSON);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.body(Map.of("query", document, "variables", variables)).exchange();
    }
}
