package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.record.PurgeState;
import helpdesk.purge.record.Purges;
import helpdesk.security.AgentCaller;
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
    PurgeStart start;

    @Autowired
    Purges purges;

    @Test
    void goesOnByItself() {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        var fingerprint = helpdesk.previewFingerprint(helpdesk.softDeleted(contact));
        var id = ContactId.parse(contact).orElseThrow();
        assertThat(start.begin(id, fingerprint, new AgentCaller("olga", "Olga Officer", true)))
                .isInstanceOf(Outcome.Done.class);
        var purge = purges.idOfContact(id).orElseThrow();
        await().until(() -> purges.get(purge).state() == PurgeState.COMPLETED);
    }
}
