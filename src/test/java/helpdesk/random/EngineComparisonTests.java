package helpdesk.random;

import static helpdesk.security.SignedIn.asContact;
import static helpdesk.security.SignedIn.asPrivacyOfficer;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.schema.GraphQLSchema;
import helpdesk.HelpdeskUnderLoadTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import helpdesk.graphql.GlobalId;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/// What is read around the engine is what the engine alone would read, to the byte: data, the order of fields,
/// errors. A failure prints the options that compare its query alone.
@HelpdeskUnderLoadTest
class EngineComparisonTests {

    private static final RandomSettings SETTINGS = RandomSettings.ofThisBuild();

    /// About two thirds of them are queries.
    private static final int MOST = 6_000;

    /// Each seal is another one: see `Cursors`.
    private static final String CURSOR = "\"AQAAAA[\\w-]{50,}\"";

    private static final UUID REQUEST = new UUID(0, 0);

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    GraphQlSource source;

    @Autowired
    BatchLoaderRegistry batchLoaders;

    @Autowired
    List<WebGraphQlInterceptor> interceptors;

    @Autowired
    List<DataFetcherExceptionResolver> resolvers;

    @Autowired
    JsonMapper json;

    private record Engine(GraphQL graphQl, GraphQLSchema schema) implements GraphQlSource {}

    @Test
    void givesTheSameAnswersToRandomQueries() {
        var visitors = Stream.generate(portal::aVisitor).limit(2).toList();
        var known = new PopulatedHelpdesk(helpdesk, client.asAgent(), visitors).known();
        var documents = new RandomDocuments(SchemaFiles.schema(), known);
        var contact = GlobalId.parse(visitors.getFirst().id()).orElseThrow().uuid();
        var server = handler(source.graphQl());
        var engine = handler(engineAlone());
        var documentsToCompare = Math.min(SETTINGS.requests(), MOST);
        IntStream.range(SETTINGS.first(), SETTINGS.first() + documentsToCompare).forEach(number -> {
            var document = documents.of(number, new Chance(SETTINGS.seed(), number), 0);
            if (isComparable(document.text())) {
                assertThat(answer(server, document, number, contact))
                        .as("%s%n%s", SETTINGS.toRepeat(number), document)
                        .isEqualTo(answer(engine, document, number, contact));
            }
        });
    }

    /// A preview tells when it was computed.
    private static boolean isComparable(String text) {
        return text.startsWith("query") && !text.contains("computedAt");
    }

    private GraphQL engineAlone() {
        var errors = DataFetcherExceptionResolver.createExceptionHandler(resolvers);
        return source.graphQl()
                .transform(engine -> engine.queryExecutionStrategy(new AsyncExecutionStrategy(errors))
                        .valueUnboxer(source.graphQl().getValueUnboxer()));
    }

    private WebGraphQlHandler handler(GraphQL engine) {
        var service = new DefaultExecutionGraphQlService(new Engine(engine, source.schema()));
        service.addDataLoaderRegistrar(batchLoaders);
        return WebGraphQlHandler.builder(service).interceptors(interceptors).build();
    }

    private String answer(WebGraphQlHandler handler, RandomDocument document, int number, UUID contact) {
        Supplier<String> answer = () -> answer(handler, document);
        return number % 3 == 0 ? asContact(contact, answer) : asPrivacyOfficer(answer);
    }

    private String answer(WebGraphQlHandler handler, RandomDocument document) {
        var request = new WebGraphQlRequest(
                URI.create("/graphql"),
                new HttpHeaders(),
                null,
                InetSocketAddress.createUnresolved("localhost", 0),
                new HashMap<>(),
                new HashMap<>(document.body()),
                REQUEST.toString(),
                null);
        var response = Objects.requireNonNull(handler.handleRequest(request).block());
        return json.writeValueAsString(response.toMap()).replaceAll(CURSOR, "\"cursor\"");
    }
}
