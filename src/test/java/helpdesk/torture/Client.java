package helpdesk.torture;

import helpdesk.history.Request;
import helpdesk.history.Stage;
import helpdesk.history.Told;
import helpdesk.torture.Deed.Certainty;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One who asks, and writes down what it was told.
final class Client {

    private static final String PURGE = "id state done total";

    private final String name;
    private final Exchange exchange;
    private final Records records;

    Client(String name, Exchange exchange, Records records) {
        this.name = name;
        this.exchange = exchange;
        this.records = records;
    }

    /// Null if nobody knows whether there is one now.
    @Nullable
    Person createContact() {
        var person = records.newPerson();
        var first = person.nextName();
        var asked = records.now();
        var reply = exchange.create(
                "createContact",
                "contact { id }",
                Map.of(
                        "name", first,
                        "email", Canary.email(person.number),
                        "phone", Canary.phone(person.number),
                        "jobTitle", Canary.text(person.number, "job"),
                        "address", Canary.text(person.number, "address")));
        if (!reply.isAnswer()) {
            return null;
        }
        person.id = reply.result().at("/contact/id").asString();
        note(person, new Request.Create(first), reply, asked);
        return person;
    }

    void softDelete(Person person) {
        change(person, new Request.SoftDelete(), "softDeleteContact", Map.of("id", person.id()));
    }

    void restore(Person person) {
        change(person, new Request.Restore(), "restoreContact", Map.of("id", person.id()));
    }

    void update(Person person) {
        var version = person.number % 2 == 0 ? person.version : null;
        var value = person.nextName();
        var input = new HashMap<String, Object>(Map.of("id", person.id(), "name", value));
        if (version != null) {
            input.put("version", version);
        }
        change(person, new Request.Update(value, version), "updateContact", input);
    }

    /// Whether there was an answer.
    boolean read(Person person) {
        var asked = records.now();
        var reply = exchange.query(
                "query($id: ID!) { contact(id: $id) { state name version } }", Map.of("id", person.id()));
        if (reply.isAnswer()) {
            tell(person, new Request.ReadContact(), contact(person, reply.result()), asked);
        }
        return reply.isAnswer();
    }

    void preview(Person person) {
        var asked = records.now();
        var reply = exchange.query(
                "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint blockers } } }",
                Map.of("id", person.id()));
        if (reply.isAnswer()) {
            tell(person, new Request.Preview(), preview(person, reply.result().path("purgePreview")), asked);
        }
    }

    void purge(Person person) {
        var fingerprint = person.fingerprint;
        if (fingerprint == null) {
            return;
        }
        var asked = records.now();
        var reply = exchange.mutate(
                "purgeContact",
                "purge { " + PURGE + " }",
                Map.of("id", person.id(), "previewFingerprint", fingerprint));
        note(person, new Request.StartPurge(fingerprint), reply, asked);
        if (reply.refusal() instanceof Told.PreviewChanged changed) {
            person.fingerprint = changed.fingerprint();
        }
    }

    void readPurge(Person person) {
        var purge = person.purge;
        if (purge == null) {
            return;
        }
        var asked = records.now();
        var reply = exchange.query("query($id: ID!) { purge(id: $id) { " + PURGE + " } }", Map.of("id", purge));
        if (reply.isAnswer()) {
            var told = reply.result().isObject() ? purge(person, reply.result()) : new Told.NotFound();
            tell(person, new Request.ReadPurge(), told, asked);
        }
    }

    void openTicket(Person person) {
        var asked = records.now();
        var text = Canary.text(person.number, "ticket " + records.newNumber());
        var reply = exchange.create(
                "createTicket",
                "ticket { id }",
                Map.of("requesterId", person.id(), "subject", text, "body", "see above"));
        note(person, new Request.WriteInItsName(text), reply, asked);
        did("ticket", "subject", text, person, reply);
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
        did(isComment ? "comment" : "survey_rating", isComment ? "body" : "remark", text, requester, reply);
        if (reply.isRefusedAs("TicketAlreadyRated")) {
            return;
        }
        if (author.equals(requester) || !reply.isRefusedAs("TicketNotFound")) {
            note(author, new Request.WriteInItsName(text), reply, asked);
        }
        var isAboutTheAuthor = reply.isRefusedAs("ContactNotActive") || reply.isRefusedAs("ContactNotFound");
        if (!author.equals(requester) && !isAboutTheAuthor) {
            note(requester, new Request.WriteInItsTicket(text), reply, asked);
        }
    }

    private void change(Person person, Request request, String mutation, Map<String, ?> input) {
        var asked = records.now();
        note(person, request, exchange.mutate(mutation, "contact { id }", input), asked);
    }

    /// What was certainly not done needs no place in the history.
    private void note(Person person, Request request, Reply reply, long asked) {
        if (reply.isUnknown()) {
            tell(person, request, new Told.Unknown(), asked);
        } else if (reply.isAnswer()) {
            var refusal = reply.refusal();
            tell(person, request, refusal == null ? done(person, request, reply) : refusal, asked);
        }
    }

    private void tell(Person person, Request request, Told told, long asked) {
        person.isGone |= told instanceof Told.NotFound;
        records.add(name, person, request, told, asked);
    }

    private static Told done(Person person, Request request, Reply reply) {
        return request instanceof Request.StartPurge
                ? purge(person, reply.result().path("purge"))
                : new Told.Done();
    }

    private static Told purge(Person person, JsonNode purge) {
        person.purge = purge.path("id").asString();
        return new Told.PurgeIs(
                purge.path("id").asString(),
                purge.path("state").asString().equals("COMPLETED"),
                purge.path("done").asInt(),
                purge.path("total").asInt());
    }

    private static Told preview(Person person, JsonNode preview) {
        if (!preview.isObject()) {
            return new Told.NotFound();
        }
        var fingerprint = preview.path("fingerprint").asString();
        person.fingerprint = fingerprint;
        return new Told.PreviewIs(fingerprint, preview.path("blockers").isEmpty());
    }

    private static Told contact(Person person, JsonNode contact) {
        if (!contact.isObject()) {
            return new Told.NotFound();
        }
        var version = contact.path("version").asInt();
        person.version = version;
        return new Told.ContactIs(
                Stage.valueOf(contact.path("state").asString()),
                contact.path("name").asString(),
                version);
    }

    private void did(String table, String column, String text, Person owner, Reply reply) {
        if (!reply.isStrange()) {
            records.deeds.add(new Deed(table, column, text, owner, certainty(reply)));
        }
    }

    private static Certainty certainty(Reply reply) {
        if (reply.isUnknown()) {
            return Certainty.UNKNOWN;
        }
        var isRefused = reply.isNotDone() || !reply.result().path("userErrors").isEmpty();
        return isRefused ? Certainty.REFUSED : Certainty.DONE;
    }
}
