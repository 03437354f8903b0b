package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// R2: a soft-deleted contact can be restored, and everything is as it was before.
@HelpdeskTest
@Tag("R2")
class RestoreTests {

    private static final String STATE =
            "contact { id state softDeletedAt softDeletedBy updatedAt viewerCanSoftDelete viewerCanRestore }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void bringsEverythingBackAsItWas() {
        var contact = WholeContact.in(helpdesk);
        var before = WholeContact.everythingOf(contact, client);
        var answer = restore(helpdesk.softDeleted(contact));
        assertThat(WholeContact.everythingOf(contact, client)).isEqualTo(before);
        assertThat(answer.text("restoreContact.contact.state")).isEqualTo("ACTIVE");
        assertThat(answer.data("restoreContact.contact.softDeletedAt").isNull()).isTrue();
        assertThat(answer.data("restoreContact.contact.softDeletedBy").isNull()).isTrue();
    }

    @Test
    void changesNothingTheSecondTime() {
        var contact = helpdesk.aSoftDeletedContact();
        var first = restore(contact);
        assertThat(restore(contact).json()).isEqualTo(first.json());
    }

    @Test
    void letsWritesInItsNameHappenAgain() {
        var contact = helpdesk.restored(helpdesk.aSoftDeletedContact());
        assertThat(WritingInTheNameOf.contact(contact, helpdesk)
                        .map(write -> client.asAgent()
                                .mutate(write.mutation(), write.input(), write.result())
                                .refusals(write.mutation())))
                .hasSize(5)
                .allSatisfy(refusals -> assertThat(refusals).isEmpty());
    }

    @Test
    void canBeRepeatedAnyNumberOfTimes() {
        var contact = helpdesk.aContact();
        for (var round = 0; round < 3; round++) {
            restore(helpdesk.softDeleted(contact));
        }
        assertThat(restore(contact).text("restoreContact.contact.state")).isEqualTo("ACTIVE");
    }

    private Answer restore(String contact) {
        return client.asAgent().mutate("restoreContact", Map.of("id", contact), STATE);
    }
}
