package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.api.EventClient;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import helpdesk.embedded.TestDatabaseConfiguration;
import helpdesk.security.PlayedProvider.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole server, with an identity provider that it finds by its name, and that answers or does not. It does not
/// when the server starts.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "helpdesk.purge.lease=PT24H",
            "spring.datasource.hikari.minimum-idle=1",
            "spring.security.oauth2.resourceserver.jwt.authorities-claim-name=groups",
            "helpdesk.limits.rates.authenticated=1000000000",
            "helpdesk.limits.rates.anonymous=1000000000"
        })
@Import({TestDatabaseConfiguration.class, SlowProviderTests.ClockAhead.class})
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class SlowProviderTests {

    private static final PlayedProvider PROVIDER = silentProvider();

    /// A silent provider keeps its visitors for thirty seconds.
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final HelpdeskClient client;
    private final ClockAhead clock;

    SlowProviderTests(@LocalServerPort int port, @Autowired ClockAhead clock) {
        this.client = new HelpdeskClient(port, PROVIDER.tokens(), null);
        this.clock = clock;
    }

    private static PlayedProvider silentProvider() {
        try {
            var provider = new PlayedProvider("/realm" + PlayedProvider.OPENID);
            provider.is(Mood.SILENT);
            return provider;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", PROVIDER::issuer);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    /// Time that tests can have pass.
    @Primary
    static final class ClockAhead extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void letPass(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    @Order(1)
    void keepsNobodyWaitingAfterAStart(CapturedOutput output) {
        await().untilAsserted(() -> assertThat(PROVIDER.fetches()).isEqualTo(1));
        assertAtOnce(() -> {
            assertThat(askTogether(30)).containsOnly(503);
            assertThat(status(agent("agent"))).isEqualTo(503);
            assertThat(statusOfEvents(agent("agent"))).isEqualTo(503);
            assertThat(closeCodeOfSocket(agent("agent"))).isEqualTo(1013);
        });
        assertThat(PROVIDER.fetches()).isEqualTo(1);
        assertQuiet(output);
    }

    @Test
    @Order(2)
    void letsAgentsInOnceTheProviderAnswers() {
        letProviderAnswer();
        assertThat(statusOfEvents(agent("agent"))).isEqualTo(200);
        assertThat(askTogether(30)).isSubsetOf(401, 503);
        assertThat(closeCodeOfSocket(forged())).isEqualTo(4403);
    }

    /// Whoever makes up the names of keys has the provider asked once, and holds nobody up.
    @Test
    @Order(3)
    void keepsNobodyWaitingForKeysThatNobodyKnows(CapturedOutput output) {
        letProviderAnswer();
        PROVIDER.is(Mood.SILENT);
        clock.letPass(Duration.ofSeconds(31));
        var before = PROVIDER.fetches();
        assertAtOnce(() -> {
            assertThat(askTogether(30)).isSubsetOf(401, 503);
            assertThat(statusOfEvents(forged())).isIn(401, 503);
            assertThat(closeCodeOfSocket(forged())).isIn(4403, 1013);
            assertThat(status(agent("agent"))).isEqualTo(200);
            assertThat(statusOfEvents(agent("agent"))).isEqualTo(200);
            SocketClient.open(client.port(), agent("agent")).close();
        });
        await().untilAsserted(() -> assertThat(PROVIDER.fetches()).isEqualTo(before + 1));
        assertQuiet(output);
    }

    @Test
    @Order(4)
    void takesTokensOfItsIssuerAlone() {
        letProviderAnswer();
        var foreign = PROVIDER.tokens()
                .issue(claims ->
                        claims.subject("kim").issuer("https://idp.example.org").claim("groups", List.of("agent")));
        var ownKey = PROVIDER.tokens().issue(claims -> claims.subject("kim").claim("groups", List.of("agent")));
        assertThat(List.of(status(foreign), status(ownKey))).containsOnly(401);
    }

    /// The claim that is configured, and nothing but a list of exact names in it.
    @Test
    @Order(5)
    void readsRolesFromTheClaimThatItIsTold() {
        letProviderAnswer();
        assertThat(mayReadContacts(agent(List.of("agent")))).isTrue();
        assertThat(mayReadContacts(agent(List.of("staff", "privacy_officer")))).isTrue();
        for (var none :
                List.of("agent", "former agent", "not privacy_officer any more", List.of("Agent"), List.of(), 1)) {
            assertThat(mayReadContacts(agent(none))).as("%s", none).isFalse();
        }
        assertThat(mayReadContacts(token(Map.of("roles", List.of("privacy_officer")))))
                .isFalse();
        assertThat(status(agent(List.of("agent", 1)))).isEqualTo(401);
    }

    private void letProviderAnswer() {
        PROVIDER.is(Mood.HEALTHY);
        clock.letPass(Duration.ofSeconds(31));
        status(forged());
        await().untilAsserted(() -> assertThat(status(forged())).isEqualTo(401));
        assertThat(status(agent("agent"))).isEqualTo(200);
    }

    private static String agent(Object groups) {
        return token(Map.of("groups", groups));
    }

    private static String token(Map<String, Object> more) {
        return PROVIDER.tokens()
                .issue(claims ->
                        claims.subject("alex").issuer(PROVIDER.issuer()).claims(all -> all.putAll(more)));
    }

    /// With a key of its own, under a name of its own.
    private static String forged() {
        return DevelopmentTokens.ofAnotherIssuer().agent();
    }

    private List<Integer> askTogether(int number) {
        var tokens = IntStream.range(0, number).mapToObj(_ -> forged()).toList();
        try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            return tokens.stream()
                    .map(token -> CompletableFuture.supplyAsync(() -> status(token), everybody))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private int status(String token) {
        return client.withToken(token).send("{ __typename }").status();
    }

    private int statusOfEvents(String token) {
        try (var events =
                EventClient.post(client.port(), token, "subscription { purgeProgress(id: \"\") { id } }", Map.of())) {
            return events.response().statusCode();
        }
    }

    private int closeCodeOfSocket(String token) {
        try (var socket = SocketClient.open(client.port())) {
            return socket.init(Map.of("Authorization", "Bearer " + token)).closeCode();
        }
    }

    private boolean mayReadContacts(String token) {
        var answer = client.withToken(token).send("{ contacts { nodes { id } } }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).isSubsetOf("FORBIDDEN");
        return answer.errorCodes().isEmpty();
    }

    private static void assertAtOnce(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    }

    private static void assertQuiet(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("\tat ");
    }
}
