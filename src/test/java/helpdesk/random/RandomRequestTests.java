package helpdesk.random;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import helpdesk.HelpdeskUnderLoadTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Thousands of requests that nobody has thought of. In a schema of its own: whatever they leave behind disturbs
/// nobody. A failure tells the request; `-Dhelpdesk.random.first=… -Dhelpdesk.random.requests=1` sends it again, alone.
@HelpdeskUnderLoadTest
class RandomRequestTests {

    private static final Logger LOG = LoggerFactory.getLogger(RandomRequestTests.class);

    private static final RandomSettings SETTINGS = RandomSettings.ofThisBuild();

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Test
    void areAnsweredWithoutAFaultOrALeak() throws Exception {
        var schema = SchemaFiles.schema();
        var run = new RandomRun(SETTINGS, requests(schema), RequestSender.to(client.port()), new RunSummary(SETTINGS));
        try (var log = LogWitness.ofEverything()) {
            var summary = run.toTheEnd();
            assertThat(summary.violations()).as(SETTINGS.toString()).isEmpty();
            assertThat(log.violations()).as(SETTINGS.toString()).isEmpty();
            LOG.info("{}: {}", SETTINGS, summary);
            assertThatEverythingWasTried(summary, schema);
        }
    }

    /// A run of refusals proves nothing: every field was served, much was answered in full, and next to nothing
    /// throttled.
    private static void assertThatEverythingWasTried(RunSummary summary, GraphQLSchema schema) {
        assertThat(summary.throttled()).isLessThanOrEqualTo(SETTINGS.requests() / 100);
        if (SETTINGS.areMany()) {
            assertThat(summary.faultless()).isGreaterThan(SETTINGS.requests() / 5);
            assertThat(summary.answeredFields()).containsAll(fields(schema));
        }
    }

    private RandomRequests requests(GraphQLSchema schema) {
        var visitors = Stream.generate(() -> portal.visitor(Canary.OF_THE_HELPDESK + " Visitor", Helpdesk.newEmail()))
                .limit(4)
                .toList();
        var contacts = visitors.subList(1, visitors.size());
        var callers = new RandomCallers(client.tokens(), helpdesk).of(contacts, visitors.getFirst());
        var known = new PopulatedHelpdesk(helpdesk, client.asAgent(), contacts).known();
        return new RandomRequests(SETTINGS.seed(), new RandomDocuments(schema, known), callers);
    }

    private static List<String> fields(GraphQLSchema schema) {
        return Stream.of(schema.getQueryType(), schema.getMutationType())
                .flatMap(type -> type.getFields().stream())
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }
}
