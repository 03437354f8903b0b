package helpdesk.torture;

import helpdesk.history.Request;
import helpdesk.history.Told;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One who asks, and writes down what it was told.
final class Client {

    private static final String PURGE = "id state done total";

    private final Exchange exchange;
    private final Records records;
    private final Notebook notes;

    Client(String name, Exchange exchange, Records records) {
        this.exchange = exchange;
        this.records = records;
        this.notes = new Notebook(name, records);
    }

    TicketWork tickets() {
        return new TicketWork(exchange, records, notes);
    }

    ExportWork exports() {
        return new ExportWork(exchange, records, notes);
    }

    BatchWork batches() {
        return new BatchWork(exchange, records);
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
        notes.note(person, new Request.Create(first), reply, asked);
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
            notes.tell(person, new Request.ReadContact(), Notebook.contact(person, reply.result()), asked);
        }
        return reply.isAnswer();
    }

    void preview(Person person) {
        var asked = records.now();
        var reply = exchange.query(
                "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint blockers } } }",
                Map.of("id", person.id()));
        if (reply.isAnswer()) {
            notes.tell(
                    person,
                    new Request.Preview(),
                    Notebook.preview(person, reply.result().path("purgePreview")),
                    asked);
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
        notes.note(person, new Request.StartPurge(fingerprint), reply, asked);
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
            var told = reply.result().isObject() ? Notebook.purge(person, reply.result()) : new Told.NotFound();
            notes.tell(person, new Request.ReadPurge(), told, asked);
        }
    }

    private void change(Person person, Request request, String mutation, Map<String, ?> input) {
        var asked = records.now();
        notes.note(person, request, exchange.mutate(mutation, "contact { id }", input), asked);
    }
}
