package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.security.AgentCaller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/// One worker that rests after each chunk, and a giant that waits for it: the giant takes its time, and who comes after
/// it does not.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_fairness",
            "helpdesk.purge.lease=PT2S",
            "helpdesk.purge.workers=1",
            "helpdesk.purge.share-of-time=0.01"
        })
class FairnessTests {

    private static final int TICKETS = 2_500;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeTransactions transactions;

    @Autowired
    PurgeRecords records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactionsOfTest;

    @BeforeEach
    void clear() {
        new DatabaseSchema(jdbc, transactionsOfTest).clear();
    }

    @Test
    void letsNoSmallPurgeWaitForAGiant() {
        new LargeHelpdesk(jdbc).withAGiant(TICKETS).analyzed();
        var giant = begin(LargeHelpdesk.contact(0));
        var begun = purge(giant).done();
        await().until(() -> purge(giant).done() > begun);

        var small = begin(ContactId.parse(helpdesk.aSoftDeletedContact()).orElseThrow());
        await().until(() -> purge(small).state() == PurgeState.COMPLETED);

        assertThat(purge(giant).state()).isEqualTo(PurgeState.RUNNING);
        await().atMost(Duration.ofMinutes(1)).until(() -> purge(giant).state() == PurgeState.COMPLETED);
    }

    @Test
    void letsNoSmallPurgeWaitForABatchWhichEndsWithItsGiantWhenItIsCancelled() {
        new LargeHelpdesk(jdbc).withAGiant(TICKETS).analyzed();
        var giant = LargeHelpdesk.contact(0);
        var later = helpdesk.softDeleted(LargeHelpdesk.contact(1).global());
        var batch = helpdesk.aPreparedBatch(List.of(giant.global(), later));
        helpdesk.started(batch);
        await().until(() -> records.findOfContact(giant).isPresent());

        var small = begin(ContactId.parse(helpdesk.aSoftDeletedContact()).orElseThrow());
        await().until(() -> purge(small).state() == PurgeState.COMPLETED);
        helpdesk.cancelled(batch);

        assertThat(helpdesk.ended(batch).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(purge(giant).state()).isEqualTo(PurgeState.RUNNING);
        await().atMost(Duration.ofMinutes(1)).until(() -> purge(giant).state() == PurgeState.COMPLETED);
        assertThat(helpdesk.previewFingerprint(later)).isNotEmpty();
    }

    /// Leaves all the work to the worker.
    private ContactId begin(ContactId contact) {
        var fingerprint = helpdesk.previewFingerprint(contact.global());
        transactions.purge(contact, fingerprint, new AgentCaller("olga", "Olga Officer", true), new AtomicBoolean());
        return contact;
    }

    private Purge purge(ContactId contact) {
        return records.findOfContact(contact).orElseThrow();
    }
}
