package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a document reads after a change is what is there after the change, whatever it has read before.
@HelpdeskTest
class FreshReadTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    /// R6, R7: the answer to a purge must not bring back whom it purged.
    @Test
    void showDeletedUserInTheAnswerToThePurgeItself() {
        var contact = helpdesk.aContact(Map.of("name", "Bo Before"));
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.collaborates(contact, ticket);
        helpdesk.aComment(ticket, contact, "Mine too");
        helpdesk.rates(contact, ticket, 4, "Fine");
        helpdesk.softDeleted(contact);
        var answer = client.asPrivacyOfficer()
                .send(
                        """
                        mutation($contact: ID!, $fingerprint: String!, $ticket: ID!) {
                          before: updateTicketStatus(input: { id: $ticket, status: CLOSED }) { ticket { ...people } }
                          purge: purgeContact(input: { id: $contact, previewFingerprint: $fingerprint }) {
                            purge { state }
                            query { ticket(id: $ticket) { ...people } }
                          }
                        }
                        fragment people on Ticket {
                          collaborators { name }
                          comments { nodes { author { displayName } } }
                          surveyRatings { rater { displayName } }
                        }
                        """,
                        Map.of(
                                "contact",
                                contact,
                                "ticket",
                                ticket,
                                "fingerprint",
                                helpdesk.previewFingerprint(contact)));
        assertThat(answer.data("before").toString()).contains("Bo Before");
        assertThat(answer.data("purge").toString())
                .contains("COMPLETED", "Deleted User", "\"collaborators\":[]")
                .doesNotContain("Bo Before");
    }

    @Test
    void showAChangeThatTheSameDocumentMade() {
        var contact = helpdesk.aContact(Map.of("name", "Old"));
        var ticket = helpdesk.aTicketOf(contact);
        var answer = client.asAgent().send("""
            mutation($contact: ID!, $ticket: ID!) {
              one: addComment(input: { ticketId: $ticket, authorId: $contact, body: "one" }) { ...said }
              updateContact(input: { id: $contact, name: "New" }) { contact { name } }
              two: addComment(input: { ticketId: $ticket, authorId: $contact, body: "two" }) { ...said }
            }
            fragment said on AddCommentPayload { comment { author { displayName } } }
            """, Map.of("contact", contact, "ticket", ticket));
        assertThat(answer.text("one.comment.author.displayName")).isEqualTo("Old");
        assertThat(answer.text("two.comment.author.displayName")).isEqualTo("New");
    }
}
