package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// A batch leaves the same database behind as purges of its contacts, one after another in the order of their ids,
/// whatever the help desk looks like, and whoever of them is left out meanwhile. A seed that fails fails again.
@ErasureTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeBatchModelTests {

    private static final int ROUNDS = 40;
    private static final int TICKETS_OF_GIANT = 1_000;

    /// What tells the two ways apart by its nature: records of batches, ids and times.
    private static final Set<String> NOT_COMPARED = Set.of(
            "DATABASECHANGELOG",
            "DATABASECHANGELOGLOCK",
            "contact_purge",
            "contact_purge_action",
            "custom_field",
            "purge_batch",
            "purge_batch_action",
            "purge_batch_contact",
            "purge_job",
            "purge_switch",
            "unit_of_work");

    private static final List<String> VARYING = List.of("id", "number", "occurred_at", "updated_at", "soft_deleted_at");

    private final Helpdesk helpdesk;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final DatabaseSchema schema;
    private final PurgeBatchTransactions batches;
    private final PurgeChunks chunks;
    private final PurgeSwitch purgeSwitch;
    private final List<Table> tables;

    @Autowired
    PurgeBatchModelTests(
            Helpdesk helpdesk,
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            DatabaseSchema schema,
            PurgeBatchTransactions batches,
            PurgeChunks chunks,
            PurgeSwitch purgeSwitch) {
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.schema = schema;
        this.batches = batches;
        this.chunks = chunks;
        this.purgeSwitch = purgeSwitch;
        this.tables = schema.tables();
    }

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, ROUNDS).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesWhatSinglePurgesLeave(long seed) {
        var ofOne = selection(seed);
        var back = restored(seed, ofOne);
        back.forEach(helpdesk::restored);
        ofOne.stream().filter(contact -> !back.contains(contact)).forEach(helpdesk::purged);
        var afterSinglePurges = contents();

        var ofBatch = selection(seed);
        var batch = helpdesk.aPreparedBatch(ofBatch);
        back.forEach(helpdesk::restored);
        var ended = purged(batch, seed);

        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(ended.path("leftOutCount").asInt()).isEqualTo(back.size());
        assertThat(ended.path("purgedCount").asInt()).isEqualTo(ofBatch.size() - back.size());
        assertThat(contents().entrySet())
                .as("rows, and how often they occur")
                .containsExactlyInAnyOrderElementsOf(afterSinglePurges.entrySet());
    }

    /// What they have in common is counted for the first one only, and goes with the other one if the first one stays.
    @Test
    void beginsALargePurgeIfAContactHasMuchInCommonWithOneThatIsLeftOut() {
        schema.clear();
        new LargeHelpdesk(JdbcClient.create(jdbc)).withAGiant(TICKETS_OF_GIANT);
        var giant = LargeHelpdesk.contact(0).global();
        var other = helpdesk.softDeleted(LargeHelpdesk.contact(1).global());
        var batch = helpdesk.aPreparedBatch(List.of(giant, other));
        helpdesk.restored(giant);
        purgeSwitch.pause(true);
        helpdesk.started(batch);

        var id = PurgeBatchId.parse(batch.path("id").asString()).orElseThrow();
        assertThat(batches.purgeGroup(id, 2).large()).isNotNull();

        purgeSwitch.pause(false);
        assertThat(helpdesk.ended(batch).path("purgedCount").asInt()).isOne();
    }

    /// By the workers, or in groups of one to four contacts.
    private JsonNode purged(JsonNode batch, long seed) {
        if (seed % 4 == 0) {
            helpdesk.started(batch);
            return helpdesk.ended(batch);
        }
        purgeSwitch.pause(true);
        helpdesk.started(batch);
        var id = PurgeBatchId.parse(batch.path("id").asString()).orElseThrow();
        var contacts = 1 + (int) (seed / 4 % 4);
        await().until(() -> purgeGroup(id, contacts));
        purgeSwitch.pause(false);
        return helpdesk.ended(batch);
    }

    private boolean purgeGroup(PurgeBatchId id, int contacts) {
        var group = batches.purgeGroup(id, contacts);
        if (group.large() != null) {
            chunks.executeChunks(group.large(), 1_000, () -> true, _ -> {});
        }
        return group.isLast();
    }

    /// Some of the soft-deleted contacts of a new help desk, by id.
    private List<String> selection(long seed) {
        var chance = new Random(seed);
        var softDeleted = transactions
                .execute(_ -> {
                    schema.clear();
                    return new RandomHelpdesk(seed, jdbc)
                            .withContacts(2 + (int) (seed % 8))
                            .withCustomFieldValues()
                            .withTickets(4)
                            .withComments(5)
                            .withSurveyRatings()
                            .withCollaborators()
                            .withIdempotencyRecords()
                            .withLegalHolds();
                })
                .softDeleted();
        return softDeleted.stream()
                .filter(contact -> contact.equals(softDeleted.getFirst()) || chance.nextInt(4) > 0)
                .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()))
                .map(ContactId::global)
                .toList();
    }

    /// Those that are restored before the batch starts.
    private static List<String> restored(long seed, List<String> contacts) {
        var chance = new Random(-seed);
        return seed % 2 == 0
                ? List.of()
                : contacts.stream().filter(_ -> chance.nextInt(3) == 0).toList();
    }

    /// Each row with the number of times that it occurs.
    private Map<String, Integer> contents() {
        var contents = new TreeMap<String, Integer>();
        tables.stream()
                .map(Table::name)
                .filter(table -> !NOT_COMPARED.contains(table))
                .forEach(table -> add(table, "SELECT * FROM " + table, contents));
        add("purge", """
            SELECT contact_id, state, requested_by, requested_by_subject, position, kind, subject, planned, done,
                left_to_others, for_one, for_many
            FROM contact_purge p JOIN contact_purge_action ON purge_id = p.id
            """, contents);
        return contents;
    }

    private void add(String table, String rows, Map<String, Integer> contents) {
        jdbc.queryForList(rows).forEach(row -> {
            row.keySet().removeIf(VARYING::contains);
            row.replaceAll((_, value) -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            contents.merge(table + " " + row, 1, Integer::sum);
        });
    }
}
