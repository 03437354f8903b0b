package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// A preview says exactly what the purge will do (R9), and the record what it did: both agree, line by line, with what
/// became of the rows, whatever the help desk looks like. A seed that fails fails again.
@ErasureTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewAgreementTests {

    private static final int ROUNDS = 200;

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcTemplate jdbc;
    final TransactionOperations transactions;
    final DatabaseSchema schema;
    final List<Table> tables;

    @Autowired
    PreviewAgreementTests(
            HelpdeskClient client,
            Helpdesk helpdesk,
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            DatabaseSchema schema) {
        this.client = client.asPrivacyOfficer();
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.schema = schema;
        this.tables = schema.tables();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsInAnyHelpDesk(long seed) {
        purgeEverySoftDeletedContactOf(aHelpDesk(seed, 1 + (int) (seed % 6), 4, 5));
    }

    /// A transaction does 1,000 rows.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void holdsForMoreRowsThanOneTransactionDoes(long seed) {
        purgeEverySoftDeletedContactOf(aHelpDesk(seed, 3, 6, 1_500));
    }

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, ROUNDS).boxed().toList();
    }

    private RandomHelpdesk aHelpDesk(long seed, int contacts, int tickets, int comments) {
        return transactions.execute(_ -> {
            schema.clear();
            return new RandomHelpdesk(seed, jdbc)
                    .withContacts(contacts)
                    .withCustomFieldValues()
                    .withTickets(tickets)
                    .withComments(comments)
                    .withSurveyRatings()
                    .withCollaborators()
                    .withIdempotencyRecords();
        });
    }

    private void purgeEverySoftDeletedContactOf(RandomHelpdesk desk) {
        assertThat(desk.softDeleted()).isNotEmpty();
        desk.softDeleted().forEach(contact -> purge(contact.global()));
    }

    private void purge(String contact) {
        var previewed = counts(preview(contact));
        var before = snapshot();

        var purge = helpdesk.purged(contact);

        assertThat(previewed).isEqualTo(MeasuredPurge.of(before.changesUntil(snapshot())));
        assertThat(counts(purge)).isEqualTo(previewed);
        assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(purge.path("done").asInt())
                .isEqualTo(purge.path("total").asInt())
                .isEqualTo(sum(previewed));
    }

    private JsonNode preview(String contact) {
        return client.send(
                        "query($id: ID!) { contact(id: $id) { purgePreview { actions { kind subject count } } } }",
                        Map.of("id", contact))
                .data("contact.purgePreview");
    }

    /// By kind and subject; lines with nothing to do say nothing.
    private static Map<String, Integer> counts(JsonNode planned) {
        var counts = new HashMap<String, Integer>();
        planned.path("actions")
                .valueStream()
                .filter(action -> action.path("count").asInt() > 0)
                .forEach(action -> counts.put(
                        action.path("kind").asString() + " "
                                + action.path("subject").asString(),
                        action.path("count").asInt()));
        return counts;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private DatabaseSnapshot snapshot() {
        return DatabaseSnapshot.of(tables, JdbcClient.create(jdbc));
    }
}
