package helpdesk.torture;

import helpdesk.history.Request;
import java.util.Map;

/// What a client does to tickets: all of it is in somebody's name, and there once or never.
record TicketWork(Exchange exchange, Records records, Notebook notes) {

    void openTicket(Person person) {
        var asked = records.now();
        var text = Canary.text(person.number, "ticket " + records.newNumber());
        var reply = exchange.create(
                "createTicket",
                "ticket { id }",
                Map.of("requesterId", person.id(), "subject", text, "body", "see above"));
        notes.note(person, new Request.WriteInItsName(text), reply, asked);
        notes.did("ticket", "subject", text, person, reply);
        var ticket = reply.result().at("/ticket/id").asString("");
        if (!ticket.isEmpty()) {
            person.tickets.add(ticket);
        }
    }

    void comment(Person author, Person requester, String ticket) {
        var text = Canary.text(requester.number, "comment " + records.newNumber());
        write(
                "addComment",
                "comment { id }",
                author,
                requester,
                text,
                Map.of("ticketId", ticket, "authorId", author.id(), "body", text));
    }

    void rate(Person requester, String ticket) {
        var text = Canary.text(requester.number, "rating " + records.newNumber());
        write(
                "rateTicket",
                "surveyRating { score }",
                requester,
                requester,
                text,
                Map.of("ticketId", ticket, "raterId", requester.id(), "score", 3, "remark", text));
    }

    private void write(
            String mutation, String result, Person author, Person requester, String text, Map<String, Object> input) {
        var asked = records.now();
        var reply = exchange.create(mutation, result, input);
        var isComment = mutation.equals("addComment");
        notes.did(isComment ? "comment" : "survey_rating", isComment ? "body" : "remark", text, requester, reply);
        if (reply.isRefusedAs("TicketAlreadyRated")) {
            return;
        }
        var isOwnTicket = author.equals(requester);
        if (isOwnTicket || !reply.isRefusedAs("TicketNotFound")) {
            var inItsName = isOwnTicket ? new Request.WriteInItsName(text) : new Request.WriteInAnothersTicket(text);
            notes.note(author, inItsName, reply, asked);
        }
        var isAboutTheAuthor = reply.isRefusedAs("ContactNotActive") || reply.isRefusedAs("ContactNotFound");
        if (!isOwnTicket && !isAboutTheAuthor) {
            notes.note(requester, new Request.WriteInItsTicket(text), reply, asked);
        }
    }
}
