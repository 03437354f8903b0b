package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody who operates the servers lets all purges rest, and sees that they do.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_resumption", "helpdesk.purge.lease=PT2S"})
class PauseTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeSwitch purgeSwitch;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ContactLifecycle contacts;

    @AfterEach
    void goOn() {
        purgeSwitch.pause(false);
    }

    @Test
    void keepsAPurgeThatHasBegunWhereItIs() {
        var contact = helpdesk.aSoftDeletedContact();
        var fingerprint = helpdesk.previewFingerprint(contact);
        assertThat(purgeSwitch.pause(true).paused()).isTrue();

        var id = purge(contact, fingerprint);

        assertThat(state(id)).isEqualTo("RUNNING");
        await().until(() -> purges("waiting") == 1);
        await().during(Duration.ofSeconds(3)).until(() -> state(id).equals("RUNNING"));
        purgeSwitch.pause(false);
        await().atMost(Duration.ofSeconds(30)).until(() -> state(id).equals("COMPLETED"));
        await().until(() -> purges("waiting") + purges("running") == 0);
    }

    @Test
    void letsWhatFailsBeTriedAgain() {
        purgeSwitch.pause(true);
        var contact = helpdesk.aSoftDeletedContact();
        var id = purge(contact, helpdesk.previewFingerprint(contact));

        transactions.executeWithoutResult(_ -> {
            contacts.lockPurging(ContactId.parse(contact).orElseThrow());
            CompletableFuture.runAsync(() -> purgeSwitch.pause(false)).join();
            await().atMost(Duration.ofSeconds(40)).until(() -> retries() > 0);
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> state(id).equals("COMPLETED"));
    }

    private double retries() {
        return metrics.get("helpdesk.purge.retries").counter().count();
    }

    private String purge(String contact, String fingerprint) {
        return client.asPrivacyOfficer()
                .mutate("purgeContact", Map.of("id", contact, "previewFingerprint", fingerprint), "purge { id }")
                .text("purgeContact.purge.id");
    }

    private String state(String purge) {
        return helpdesk.purge(purge).path("state").asString();
    }

    private double purges(String state) {
        return metrics.get("helpdesk.purges").tag("state", state).gauge().value();
    }
}
