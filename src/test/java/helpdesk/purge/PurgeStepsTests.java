package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.EntityId;
import helpdesk.purge.spi.PurgeStep;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Steps are written for a set of contacts: counted and executed as if one after the other was purged, in the order of
/// their ids.
@ErasureTest
class PurgeStepsTests {

    private static final int ROUNDS = 30;
    private static final int ALL = 100_000;

    private final PurgeSteps steps;
    private final DatabaseSchema schema;
    private final JdbcTemplate jdbc;
    private final JdbcClient database;
    private final TransactionTemplate transactions;

    @Autowired
    PurgeStepsTests(
            PurgeSteps steps,
            DatabaseSchema schema,
            JdbcTemplate jdbc,
            JdbcClient database,
            TransactionTemplate transactions) {
        this.steps = steps;
        this.schema = schema;
        this.jdbc = jdbc;
        this.database = database;
        this.transactions = transactions;
    }

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, ROUNDS).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countASetAsIfOneAfterTheOtherWasPurged(long seed) {
        var contacts = contacts(seed);
        var atOnce = count(contacts);

        var oneByOne = new TreeMap<String, Integer>();
        contacts.forEach(contact -> {
            oneByOne.putAll(count(List.of(contact)));
            execute(List.of(contact), PurgeSteps::executeAll);
        });

        assertThat(atOnce).isEqualTo(oneByOne);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doToASetWhatTheyCount(long seed) {
        var contacts = contacts(seed);
        var counted = new TreeMap<Integer, Integer>();
        count(contacts).forEach((line, rows) -> counted.merge(step(line), rows, Integer::sum));

        assertThat(execute(contacts, PurgeSteps::execute)).isEqualTo(counted);
        assertThat(count(contacts)).isEmpty();
        assertThat(database.sql("DELETE FROM contact WHERE id IN (:contacts)")
                        .param("contacts", bytes(contacts))
                        .update())
                .isEqualTo(contacts.size());
    }

    /// The soft-deleted ones of a help desk where all are on each other's tickets, by id.
    private List<ContactId> contacts(long seed) {
        return transactions
                .execute(_ -> {
                    schema.clear();
                    return new RandomHelpdesk(seed, jdbc)
                            .withContacts(6)
                            .withCustomFieldValues()
                            .withTickets(4)
                            .withComments(5)
                            .withSurveyRatings()
                            .withCollaborators()
                            .withIdempotencyRecords()
                            .withLegalHolds();
                })
                .softDeleted()
                .stream()
                .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()))
                .toList();
    }

    /// By step and contact, such as `3 of 0f…`.
    private Map<String, Integer> count(Collection<ContactId> contacts) {
        var counts = new TreeMap<String, Integer>();
        database.sql(PurgeSteps.alone(PurgeSteps.count(steps.inOrder(), _ -> "0")))
                .param("contacts", bytes(contacts))
                .query((row, _) -> counts.put(row.getInt(1) + " of " + EntityId.uuid(row.getBytes(2)), row.getInt(3)))
                .list();
        return counts;
    }

    private static int step(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }

    private Map<Integer, Integer> execute(Collection<ContactId> contacts, Function<PurgeStep, String> statement) {
        var rows = new TreeMap<Integer, Integer>();
        IntStream.range(0, steps.inOrder().size())
                .forEach(step ->
                        rows.put(step, execute(statement.apply(steps.inOrder().get(step)), contacts)));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    private int execute(String statement, Collection<ContactId> contacts) {
        return database.sql(statement)
                .param("contacts", bytes(contacts))
                .param("most", ALL)
                .update();
    }

    private static List<byte[]> bytes(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::bytes).toList();
    }
}
