package helpdesk.contact;

import helpdesk.api.Helpdesk;
import java.util.Map;
import java.util.stream.Stream;

/// Every mutation that writes in the name of a contact.
record WritingInTheNameOf(String mutation, String result, Map<String, ?> input) {

    static Stream<WritingInTheNameOf> contact(String contact, Helpdesk helpdesk) {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        return Stream.of(
                new WritingInTheNameOf("updateContact", "contact { id }", Map.of("id", contact, "jobTitle", "Ghost")),
                new WritingInTheNameOf(
                        "createTicket",
                        "ticket { id }",
                        Map.of("requesterId", contact, "subject", "Help", "body", "I am not here")),
                new WritingInTheNameOf(
                        "addComment",
                        "comment { id }",
                        Map.of("ticketId", ticket, "authorId", contact, "body", "I am not here")),
                new WritingInTheNameOf(
                        "addCollaborator", "ticket { id }", Map.of("ticketId", ticket, "contactId", contact)),
                new WritingInTheNameOf(
                        "rateTicket",
                        "surveyRating { score }",
                        Map.of("ticketId", ticket, "raterId", contact, "score", 1)));
    }
}
