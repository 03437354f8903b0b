package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskApplication;
import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import helpdesk.security.AgentCaller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A server that is told to end, while it works on a giant, leaves it to the others at once.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=" + HandingBackTests.SCHEMA,
            "helpdesk.purge.lease=PT2S",
            "helpdesk.purge.workers=0",
        })
class HandingBackTests {

    static final String SCHEMA = "helpdesk_test_handing_back";
    private static final int TICKETS = 2_500;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeTransactions transactions;

    @Autowired
    PurgeRecords records;

    @Autowired
    JdbcClient database;

    @Test
    void leavesAPurgeToOthersWithinTenSeconds() {
        var giant = aGiantWhosePurgeHasBegun();
        var begun = purge(giant).done();
        var server = anotherServer();
        await().until(() -> purge(giant).done() > begun && pickedJobs() == 1);

        var stop = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(10));
        assertThat(purge(giant).state()).isEqualTo(PurgeState.RUNNING);
        assertThat(pickedJobs()).isZero();
        var left = purge(giant).done();
        try (var next = anotherServer()) {
            assertThat(next.isRunning()).isTrue();
            await().until(() -> purge(giant).done() > left);
        }
    }

    private ContactId aGiantWhosePurgeHasBegun() {
        new LargeHelpdesk(database).withAGiant(TICKETS).analyzed();
        var giant = LargeHelpdesk.contact(0);
        var fingerprint = helpdesk.previewFingerprint(giant.global());
        transactions.purge(giant, fingerprint, new AgentCaller("olga", "Olga Officer", true), new AtomicBoolean());
        return giant;
    }

    /// With a worker, which does not get far in the time that this takes; its lease outlasts all of it.
    private static ConfigurableApplicationContext anotherServer() {
        return SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class)
                .run(
                        "--server.port=0",
                        "--helpdesk.test.schema=" + SCHEMA,
                        "--helpdesk.purge.workers=1",
                        "--helpdesk.purge.share-of-time=0.01",
                        "--helpdesk.purge.lease=PT5M")
                .getApplicationContext();
    }

    private Purge purge(ContactId contact) {
        return records.findOfContact(contact).orElseThrow();
    }

    private int pickedJobs() {
        return database.sql("SELECT COUNT(*) FROM purge_job WHERE picked")
                .query(Integer.class)
                .single();
    }
}
