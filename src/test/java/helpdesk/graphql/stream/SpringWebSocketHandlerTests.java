package helpdesk.graphql.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import helpdesk.api.SocketClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Why WebSockets have a handler of their own, [GraphQlWebSocketSession]. These tests run Spring's handler, with an
/// interceptor that gives each operation a thread, and show what it does where this API promises something else. To
/// change that from outside takes a table of a connection's operations and of what is written to it: Spring's
/// handler would be left with reading and writing JSON. Limits, tokens and close codes can be added around it. If a
/// test fails with a new version of Spring, see whether its handler can be used now.
@SpringBootTest(webEnvironment = RANDOM_PORT, classes = SpringWebSocketHandlerTests.Server.class)
class SpringWebSocketHandlerTests {

    private static final String SCHEMA = "type Query { slow: Int } type Subscription { endless: Int short: Int }";

    /// The id of an operation whose thread the operating system interrupts after it wrote `complete`.
    private static final String INTERRUPTED = "interrupted";

    @LocalServerPort
    int port;

    @Autowired
    Operations operations;

    static final class Operations {

        private final Semaphore begun = new Semaphore(0);
        private final Semaphore mayEnd = new Semaphore(0);
        private final BlockingQueue<Long> requested = new LinkedBlockingQueue<>();

        private int slow() {
            begun.release();
            mayEnd.acquireUninterruptibly();
            return 1;
        }

        private Flux<Integer> endless() {
            return Flux.<Integer>never().doOnRequest(requested::add);
        }

        private boolean haveBegun(int number) throws InterruptedException {
            return begun.tryAcquire(number, 30, TimeUnit.SECONDS);
        }
    }

    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
    })
    static class Server {

        @Bean
        Operations operations() {
            return new Operations();
        }

        @Bean
        HandlerMapping webSockets(Operations operations) {
            var handler = new Handler(graphQl(operations));
            var mapping = new WebSocketHandlerMapping();
            mapping.setWebSocketUpgradeMatch(true);
            mapping.setUrlMap(
                    Map.of("/graphql", handler.initWebSocketHttpRequestHandler(new DefaultHandshakeHandler())));
            mapping.setOrder(-2);
            return mapping;
        }

        private static WebGraphQlHandler graphQl(Operations operations) {
            var schema = GraphQlSource.schemaResourceBuilder()
                    .schemaResources(new ByteArrayResource(SCHEMA.getBytes(StandardCharsets.UTF_8)))
                    .configureRuntimeWiring(wiring -> wiring.type(
                                    "Query", type -> type.dataFetcher("slow", _ -> operations.slow()))
                            .type(
                                    "Subscription",
                                    type -> type.dataFetcher("endless", _ -> operations.endless())
                                            .dataFetcher("short", _ -> Flux.just(1))))
                    .build();
            var threads = Schedulers.fromExecutor(task -> Thread.startVirtualThread(task));
            return WebGraphQlHandler.builder(new DefaultExecutionGraphQlService(schema))
                    .interceptor((request, chain) -> chain.next(request).subscribeOn(threads))
                    .build();
        }
    }

    private static final class Handler extends GraphQlWebSocketHandler {

        Handler(WebGraphQlHandler graphQl) {
            super(graphQl, new JacksonJsonHttpMessageConverter(), Duration.ofSeconds(10));
        }

        @Override
        protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
            super.handleTextMessage(new InterruptedSession(session), message);
        }
    }

    private static final class InterruptedSession extends WebSocketSessionDecorator {

        InterruptedSession(WebSocketSession session) {
            super(session);
        }

        @Override
        public void sendMessage(WebSocketMessage<?> message) throws IOException {
            super.sendMessage(message);
            var text = String.valueOf(message.getPayload());
            if (text.contains(INTERRUPTED) && text.contains("complete")) {
                awaitEnd();
            }
        }

        /// The message of the client that comes next ends the connection.
        private void awaitEnd() {
            try {
                closed().tryAcquire(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close(CloseStatus status) throws IOException {
            super.close(status);
            closed().release();
        }

        private Semaphore closed() {
            return (Semaphore) getAttributes().computeIfAbsent("closed", _ -> new Semaphore(0));
        }
    }

    private SocketClient client() {
        return SocketClient.open(port).init(Map.of()).acknowledged();
    }

    /// Ours closes the connection with 4409. Spring's compares ids of subscriptions that have begun.
    @Test
    void executesTwoOperationsWithOneId() throws InterruptedException {
        try (var client = client()) {
            client.subscribe("one", "{ slow }", Map.of()).subscribe("one", "{ slow }", Map.of());
            assertThat(operations.haveBegun(2)).isTrue();
            operations.mayEnd.release(2);
            assertThat(IntStream.range(0, 4)
                            .mapToObj(_ -> client.next().path("type").asString()))
                    .containsOnly("next", "complete");
        }
    }

    /// Ours sends nothing more: the client may use the id again. Spring's ends subscriptions that have begun.
    @Test
    void answersAnOperationThatItsClientHasEnded() throws InterruptedException {
        try (var client = client()) {
            client.subscribe("one", "{ slow }", Map.of());
            assertThat(operations.haveBegun(1)).isTrue();
            client.complete("one").say(Map.of("type", "ping")).next("pong", "");
            operations.mayEnd.release();
            client.next("next", "one");
            client.next("complete", "one");
        }
    }

    /// Ours asks for an event when it has written the one before, and so sends a slow client the latest state.
    @Test
    void asksForManyEventsBeforeItHasWrittenOne() throws InterruptedException {
        try (var client = client()) {
            client.subscribe("one", "subscription { endless }", Map.of());
            assertThat(Objects.requireNonNull(operations.requested.poll(30, TimeUnit.SECONDS)))
                    .isEqualTo(256);
        }
    }

    /// Ours forgets the id first. A client of Spring's may be closed with 4409 though it did as the protocol says.
    @Test
    void writesCompleteBeforeTheIdIsFree() {
        try (var client = client()) {
            client.subscribe(INTERRUPTED, "subscription { short }", Map.of()).next("next", INTERRUPTED);
            client.next("complete", INTERRUPTED);
            client.subscribe(INTERRUPTED, "subscription { short }", Map.of());
            assertThat(client.closeCode()).isEqualTo(4409);
        }
    }
}
