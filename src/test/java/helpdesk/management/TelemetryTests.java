package helpdesk.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawServer;
import helpdesk.api.SocketClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

class TelemetryTests {

    /// Receives what OpenTelemetry sends. It is Protocol Buffers, in which texts are as they are.
    private static final class Collector {

        private final Map<String, Queue<String>> received = new ConcurrentHashMap<>();
        private final HttpServer server;

        Collector() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException busy) {
                throw new UncheckedIOException(busy);
            }
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
                received.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new ConcurrentLinkedQueue<>())
                        .add(body);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address(String path) {
            return "http://localhost:" + server.getAddress().getPort() + path;
        }

        String all(String path) {
            return received.getOrDefault(path, new ConcurrentLinkedQueue<>()).stream()
                    .collect(joining());
        }
    }

    @Nested
    @HelpdeskTest
    @ActiveProfiles("telemetry")
    @TestPropertySource(
            properties = {
                "management.tracing.sampling.probability=1",
                "management.opentelemetry.tracing.export.schedule-delay=100ms",
                "management.otlp.metrics.export.step=1s"
            })
    class SwitchedOn {

        private static final Collector COLLECTOR = new Collector();
        private static final String CANARY = "Mustermann";

        @Autowired
        HelpdeskClient client;

        @Autowired
        MeterRegistry meters;

        @DynamicPropertySource
        static void collector(DynamicPropertyRegistry properties) {
            properties.add(
                    "management.opentelemetry.tracing.export.otlp.endpoint", () -> COLLECTOR.address("/v1/traces"));
            properties.add("management.otlp.metrics.export.url", () -> COLLECTOR.address("/v1/metrics"));
        }

        @Test
        void tracesOperationsFieldsAndStatements() {
            var answer = client.asAgent().send("query Traced { contacts(first: 1) { nodes { id } } }");
            assertThat(answer.errors()).isEmpty();
            // The span of the request ends, and is sent, after those within it
            await().untilAsserted(() -> assertThat(COLLECTOR.all("/v1/traces"))
                    .contains(
                            "http POST /graphql",
                            "graphql query",
                            "graphql.operation.name",
                            "Traced",
                            "graphql field contacts",
                            "FROM contact c WHERE"));
        }

        /// Callers choose the names of their operations: those are in traces, and no metric is kept for each.
        @Test
        void measuresWithoutTheNamesOfOperations() {
            client.asAgent().send("query NamedByItsCaller { contacts(first: 1) { nodes { id } } }");
            await().until(() -> COLLECTOR.all("/v1/metrics").contains("graphql.request"));
            assertThat(COLLECTOR.all("/v1/metrics"))
                    .contains("graphql.datafetcher", "helpdesk.purges")
                    .doesNotContain("NamedByItsCaller");
        }

        @Test
        void tellsNothingOfPeople() {
            var email = CANARY + System.nanoTime() + "@example.com";
            var contact = Map.of("name", CANARY, "email", email, "address", CANARY);
            client.asAgent().mutate("createContact", contact, "contact { id }");
            client.asAgent().mutate("createContact", contact, "contact { id }");
            Stream.of(
                            "mutation { createContact(input: { name: \"%1$s\" }) { contact { %1$s: id } } }",
                            "query { contacts(filter: { search: \"%1$s\" }) { %1$s: nodes { id } } }",
                            "query { %1$s: contacts(after: \"%1$s\") { nodes { id } } }",
                            "query { contacts(orderBy: %1$s) { nodes { id } } }",
                            "query { %1$s: signIn }",
                            "query ($a: Int! = 1) { contacts(first: $a) { nodes { id } } } # %1$s")
                    .map(document -> document.formatted(CANARY))
                    .forEach(document -> client.asAgent().send(document, Map.of("a", CANARY)));
            client.asAnonymous().mutate("signIn", Map.of("email", email, "password", CANARY), "accessToken");
            var server = new RawServer(client.port());
            server.ask(CANARY.toUpperCase(Locale.ROOT) + " /graphql");
            server.ask("GET /" + CANARY + "?" + CANARY + "=" + CANARY);
            server.ask("GET /graphql?query=" + CANARY);
            server.query(
                    "query { contacts { nodes { id } } }",
                    "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                    "tracestate: " + CANARY.toLowerCase(Locale.ROOT) + "=" + CANARY,
                    "baggage: " + CANARY + "=" + CANARY,
                    "Authorization: Bearer " + CANARY);
            overAWebSocket(Map.of("name", CANARY, "email", email));
            client.asAgent().send("query TheEnd { viewer { __typename } }");
            await().until(() -> COLLECTOR.all("/v1/traces").contains("TheEnd"));
            assertThat(COLLECTOR.all("/v1/traces")).doesNotContainIgnoringCase(CANARY);
            assertThat(COLLECTOR.all("/v1/metrics")).doesNotContainIgnoringCase(CANARY);
            assertThat(meters.getMeters().toString()).doesNotContainIgnoringCase(CANARY);
        }

        /// A duplicate, a value that is none, an id that is none, an alias and a message that is none.
        private void overAWebSocket(Map<String, ?> contact) {
            try (var socket = SocketClient.open(
                    client.port(), String.valueOf(client.asAgent().token()))) {
                var create =
                        "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }";
                var subscription = "subscription($id: ID!) { %s: purgeProgress(id: $id) { id } }".formatted(CANARY);
                socket.subscribe(CANARY, create, Map.of("input", contact)).next("next", CANARY);
                socket.subscribe(CANARY + 2, create, Map.of("input", Map.of(CANARY, CANARY)));
                socket.subscribe(CANARY + 3, subscription, Map.of("id", CANARY));
                socket.subscribe(
                        CANARY + 4, "query OverAWebSocket { %s: viewer { __typename } }".formatted(CANARY), Map.of());
                await().until(() -> COLLECTOR.all("/v1/traces").contains("OverAWebSocket"));
                socket.say(CANARY).closeCode();
            }
        }
    }

    @Nested
    @HelpdeskTest
    class SwitchedOff {

        @Autowired
        ApplicationContext server;

        /// Nothing is there that could do any work for a request.
        @Test
        void isNotThere() {
            assertThat(server.getBeansOfType(Tracer.class)).isEmpty();
            assertThat(server.getBeansOfType(TracingObservationHandler.class)).isEmpty();
            assertThat(server.getBeansOfType(MeterRegistry.class).toString()).doesNotContain("Otlp");
            assertThat(AopUtils.isAopProxy(server.getBean(DataSource.class))).isFalse();
        }
    }
}
