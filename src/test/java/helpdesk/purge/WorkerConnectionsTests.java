package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.BackgroundWork;
import helpdesk.security.AgentCaller;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Workers and requests do not take connections from each other.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_workers",
            "helpdesk.purge.lease=PT2S",
            "spring.datasource.hikari.maximum-pool-size=1",
        })
class WorkerConnectionsTests {

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeTransactions transactions;

    @Autowired
    PurgeSwitch purgeSwitch;

    @Autowired
    PurgeRecords records;

    @Autowired
    DataSource connections;

    @Autowired
    JdbcClient database;

    @Test
    void workThoughRequestsHaveTakenAllOfTheirs() throws SQLException {
        purgeSwitch.pause(true);
        var contact = aContactWhosePurgeHasBegun();
        try (var last = connections.getConnection()) {
            assertThat(last.isValid(1)).isTrue();
            BackgroundWork.call(() -> {
                purgeSwitch.pause(false);
                return contact;
            });
            await().until(() -> BackgroundWork.call(() -> state(contact)) == PurgeState.COMPLETED);
        }
    }

    private ContactId aContactWhosePurgeHasBegun() {
        var contact = ContactId.parse(helpdesk.aSoftDeletedContact()).orElseThrow();
        transactions.purge(
                contact,
                helpdesk.previewFingerprint(contact.global()),
                new AgentCaller("olga", "Olga Officer", true),
                new AtomicBoolean());
        return contact;
    }

    private PurgeState state(ContactId contact) {
        return records.findOfContact(contact).orElseThrow().state();
    }

    /// In seconds.
    @Test
    void giveWaySoonerThanRequests() {
        assertThat(BackgroundWork.call(() -> lockWaitTimeout())).isOne().isLessThan(lockWaitTimeout());
    }

    private int lockWaitTimeout() {
        return database.sql("SELECT @@innodb_lock_wait_timeout")
                .query(Integer.class)
                .single();
    }
}
