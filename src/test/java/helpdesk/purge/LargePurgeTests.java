package helpdesk.purge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Exports;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.ExplainingDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The largest contact there may be, with 20,000 tickets and 160,000 comments: its export takes no more
/// memory than others, its preview is counted from indexes, and its purge comes to its end in chunks.
@ErasureTest
class LargePurgeTests {

    private static final Logger LOG = LoggerFactory.getLogger(LargePurgeTests.class);
    private static final int CONTACTS = 400;
    private static final int OTHER_TICKETS = 2_000;
    private static final int OWN_AMONG_OTHERS = OTHER_TICKETS / CONTACTS;
    private static final int TICKETS = 20_000;
    private static final int COMMENTS = 160_000;

    /// In bytes.
    private static final int MOST_OF_EXPORT = 30_000_000;

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient jdbc;
    final DatabaseSchema schema;
    final ExplainingDataSource database;

    @Autowired
    LargePurgeTests(
            HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc, DatabaseSchema schema, DataSource database) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
        this.database = (ExplainingDataSource) database;
    }

    @BeforeEach
    void fill() {
        schema.clear();
        new LargeHelpdesk(jdbc)
                .withContacts(CONTACTS)
                .withTickets(OTHER_TICKETS, CONTACTS)
                .withTicketsOf("0", OTHER_TICKETS, TICKETS - OWN_AMONG_OTHERS)
                .withComments(8, 0, OTHER_TICKETS + TICKETS - OWN_AMONG_OTHERS, CONTACTS)
                .withParticipants(OTHER_TICKETS + TICKETS - OWN_AMONG_OTHERS, CONTACTS)
                .analyzed();
    }

    @AfterEach
    void clear() {
        schema.clear();
    }

    @Test
    void isExportedInConstantMemoryAndCountedFromIndexesAndEndsInChunks() throws IOException {
        var contact = LargeHelpdesk.contact(0).global();

        exportsInConstantMemory(contact);

        var plans = database.plansOf(() -> helpdesk.previewFingerprint(contact));
        assertThat(plans).isNotEmpty().allMatch(plan -> plan.scans().isEmpty());

        log("preview", () -> helpdesk.previewFingerprint(contact));
        var purge = log("preview and purge", () -> helpdesk.purged(contact));
        assertThat(countOf(purge, "DELETE", "TICKET")).isEqualTo(TICKETS);
        assertThat(countOf(purge, "DELETE", "COMMENT")).isEqualTo(COMMENTS);
        assertThat(countOf(purge, "ANONYMIZE", "COMMENT")).isPositive();
        assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
    }

    /// The rows of the document would take far more.
    private void exportsInConstantMemory(String contact) throws IOException {
        var before = memoryInUse();
        try (var export = Exports.streamOf(contact, client.asPrivacyOfficer())) {
            export.skipNBytes(MOST_OF_EXPORT);
            assertThat(memoryInUse() - before).isLessThan(MOST_OF_EXPORT);
            assertThat(new String(export.readAllBytes(), UTF_8)).endsWith("\"complete\":true}");
        }
    }

    private static long memoryInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static int countOf(JsonNode purge, String kind, String subject) {
        return purge.path("actions")
                .valueStream()
                .filter(action -> action.path("kind").asString().equals(kind))
                .filter(action -> action.path("subject").asString().equals(subject))
                .mapToInt(action -> action.path("count").asInt())
                .sum();
    }

    /// How long it took is for people to look at: a test that fails on a busy machine says nothing.
    private static <T> T log(String what, Supplier<T> work) {
        var start = System.nanoTime();
        var result = work.get();
        LOG.info(
                "{} took {} ms",
                what,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return result;
    }
}
