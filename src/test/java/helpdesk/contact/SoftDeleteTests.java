package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// R1: soft delete marks the contact deleted; all data stays, and nothing is written in its name.
@HelpdeskTest
@Tag("R1")
class SoftDeleteTests {

    private static final String DELETION = "contact { id state softDeletedAt softDeletedBy updatedAt }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void saysWhoDidItAndWhen() {
        var before = Instant.now();
        var answer = softDelete(client.asAgent(), helpdesk.aContact());
        assertThat(answer.text("softDeleteContact.contact.state")).isEqualTo("SOFT_DELETED");
        assertThat(answer.text("softDeleteContact.contact.softDeletedBy")).isEqualTo("Alex Agent");
        assertThat(Instant.parse(answer.text("softDeleteContact.contact.softDeletedAt")))
                .isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void changesNothingTheSecondTime() {
        var contact = helpdesk.aContact();
        var first = softDelete(client.asAgent(), contact);
        var second = softDelete(client.asPrivacyOfficer(), contact);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void keepsAllData() {
        var contact = WholeContact.in(helpdesk);
        var before = WholeContact.everythingOf(contact, client);
        helpdesk.softDeleted(contact);
        assertThat(WholeContact.everythingOf(contact, client)).isEqualTo(before);
    }

    @Test
    void letsNothingBeWrittenInItsName() {
        var contact = helpdesk.aSoftDeletedContact();
        assertThat(WritingInTheNameOf.contact(contact, helpdesk)).allSatisfy(write -> {
            var answer = client.asAgent().mutate(write.mutation(), write.input(), write.result());
            assertThat(answer.refusals(write.mutation())).containsExactly("ContactNotActive");
            assertThat(answer.data(write.mutation())
                            .properties()
                            .iterator()
                            .next()
                            .getValue()
                            .isNull())
                    .isTrue();
        });
    }

    @Test
    void offersTheContactToRestoreWhenItRefusesAWrite() {
        var contact = helpdesk.aSoftDeletedContact();
        var answer = client.asAgent().send("""
            mutation($input: UpdateContactInput!) {
              updateContact(input: $input) { userErrors { ... on ContactNotActive { contact { id } } } }
            }
            """, Map.of("input", Map.of("id", contact, "name", "Somebody else")));
        assertThat(answer.text("updateContact.userErrors.0.contact.id")).isEqualTo(contact);
    }

    @Test
    void leavesOthersFreeToAnswerItsTickets() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.softDeleted(requesterOf(ticket));
        assertThat(helpdesk.aComment(ticket, helpdesk.aContact(), "I know the answer"))
                .isNotEmpty();
    }

    @Test
    void findsNobodyToSoftDeleteUnderAForeignId() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        for (var id : new String[] {ticket, "", "nobody", "Q" + "A".repeat(22)}) {
            assertThat(softDelete(client.asAgent(), id).refusals("softDeleteContact"))
                    .containsExactly("ContactNotFound");
        }
    }

    private static Answer softDelete(HelpdeskClient agent, String contact) {
        return agent.mutate("softDeleteContact", Map.of("id", contact), DELETION);
    }

    private String requesterOf(String ticket) {
        return client.asAgent()
                .send("query($id: ID!) { ticket(id: $id) { requester { id } } }", Map.of("id", ticket))
                .text("ticket.requester.id");
    }
}
