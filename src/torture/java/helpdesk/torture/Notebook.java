package helpdesk.torture;

import helpdesk.history.Request;
import helpdesk.history.Stage;
import helpdesk.history.Told;
import helpdesk.torture.WrittenText.Certainty;
import tools.jackson.databind.JsonNode;

/// What one client writes down of what it was told.
record Notebook(String client, Records records) {

    /// What was certainly not done needs no place in the history.
    void note(Person person, Request request, Reply reply, long asked) {
        if (reply.isUnknown()) {
            tell(person, request, new Told.Unknown(), asked);
        } else if (reply.isAnswer()) {
            var refusal = reply.refusal();
            tell(person, request, refusal == null ? done(person, request, reply) : refusal, asked);
        }
    }

    void tell(Person person, Request request, Told told, long asked) {
        person.isGone |= told instanceof Told.NotFound;
        if (told instanceof Told.PurgeIs purge && purge.completed()) {
            records.noteGone(person);
        }
        records.add(client, person, request, told, asked);
    }

    private static Told done(Person person, Request request, Reply reply) {
        return request instanceof Request.StartPurge
                ? purge(person, reply.result().path("purge"))
                : new Told.Done();
    }

    static Told purge(Person person, JsonNode purge) {
        person.purge = purge.path("id").asString();
        return new Told.PurgeIs(
                purge.path("id").asString(),
                purge.path("state").asString().equals("COMPLETED"),
                purge.path("done").asInt(),
                purge.path("total").asInt());
    }

    static Told preview(Person person, JsonNode preview) {
        if (!preview.isObject()) {
            return new Told.NotFound();
        }
        var fingerprint = preview.path("fingerprint").asString();
        person.fingerprint = fingerprint;
        return new Told.PreviewIs(fingerprint, preview.path("blockers").isEmpty());
    }

    static Told contact(Person person, JsonNode contact) {
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

    void did(String table, String column, String text, Person owner, Reply reply) {
        if (!reply.isStrange() || reply.isUnknown()) {
            records.texts.add(new WrittenText(table, column, text, owner, certainty(reply)));
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
