package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.StatementCount;
import helpdesk.security.AgentCaller;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The time of a purge grows with its rows and no faster: a chunk does not search what earlier ones have emptied.
@ErasureTest
class LargePurgeGrowthTests {

    private static final int TICKETS = 3_000;
    private static final int ROWS_OF_A_CHUNK = 500;

    private final Helpdesk helpdesk;
    private final JdbcClient jdbc;
    private final DatabaseSchema schema;
    private final PurgeTransactions transactions;
    private final PurgeRecords records;

    @Autowired
    LargePurgeGrowthTests(
            Helpdesk helpdesk,
            JdbcClient jdbc,
            DatabaseSchema schema,
            PurgeTransactions transactions,
            PurgeRecords records) {
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
        this.transactions = transactions;
        this.records = records;
    }

    @AfterEach
    void clear() {
        schema.clear();
    }

    @Test
    void readsNoMoreRowsInTheLastChunksThanInTheFirst() {
        schema.clear();
        new LargeHelpdesk(jdbc)
                .withContacts(2)
                .withTicketsOf("0", 0, TICKETS)
                .withComments(1, 0, TICKETS, 2)
                .analyzed();
        var contact = LargeHelpdesk.contact(0);
        var fingerprint = helpdesk.previewFingerprint(contact.global());
        transactions.purge(contact, fingerprint, new AgentCaller("olga", "Olga Officer", true), new AtomicBoolean());
        var purge = records.findOfContact(contact).orElseThrow();

        var chunks = StatementCount.ofSeveral(
                () -> () -> transactions.executeChunk(purge.purgeId(), contact, ROWS_OF_A_CHUNK), jdbc);

        assertThat(records.findOfContact(contact).orElseThrow().done())
                .isGreaterThanOrEqualTo(chunks.size() * ROWS_OF_A_CHUNK);
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.rows())
                        .isLessThan(2 * chunks.getFirst().rows()));
    }
}
