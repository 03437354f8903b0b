package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A purge that has begun comes to its end, also when the request that began it had no time left for it.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_resumption", "helpdesk.purge.lease=PT2S"})
class ResumptionTests {

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeTransactions transactions;

    @Autowired
    PurgeRecords records;

    @Test
    void goesOnByItself() {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        var fingerprint = helpdesk.previewFingerprint(helpdesk.softDeleted(contact));
        var id = ContactId.parse(contact).orElseThrow();
        assertThat(transactions.purge(
                        id, fingerprint, new AgentCaller("olga", "Olga Officer", true), new AtomicBoolean()))
                .isInstanceOf(Outcome.Done.class);
        await().until(() -> records.findOfContact(id).orElseThrow().state() == PurgeState.COMPLETED);
    }
}
