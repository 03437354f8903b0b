package helpdesk.torture;

import helpdesk.history.Request.ReadContact;
import helpdesk.history.Stage;
import helpdesk.history.Told;
import helpdesk.torture.WrittenText.Certainty;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a client exports. Each export is whole or cannot be taken for whole, and shows nobody whose purge was completed
/// before it was asked for. The history of the contact tells of it as of a read.
record ExportWork(Exchange exchange, Records records, Notebook notes) {

    void export(Person person) {
        var asked = records.now();
        var inBulk = person.textsInBulk;
        var written = records.texts.stream()
                .filter(text -> text.owner().equals(person) && text.certainty() != Certainty.UNKNOWN)
                .toList();
        var export = exchange.export(person.id());
        Canary.numbersIn(export.text())
                .filter(number -> records.wasGone(number, asked))
                .forEach(number -> odd("shows contact %s, whose purge was completed before".formatted(number)));
        if (export.isNotFound()) {
            notes.tell(person, new ReadContact(), new Told.NotFound(), asked);
        } else if (export.hasBegun() && isWhole(export)) {
            notes.tell(person, new ReadContact(), contact(export.json().path("contact")), asked);
            requireAll(Canary.text(person.number, "in bulk"), inBulk, written, export.text());
        }
    }

    private boolean isWhole(Export export) {
        var json = export.json();
        var isWhole = json.path("complete").asBoolean(false);
        (isWhole ? records.exports : records.brokenOff).incrementAndGet();
        if (!isWhole && (export.hasEnded() || json.isObject())) {
            odd("looks whole and is not");
        }
        return isWhole;
    }

    private static Told contact(JsonNode contact) {
        return new Told.ContactIs(
                Stage.valueOf(contact.path("state").asString()),
                contact.path("name").asString(),
                null);
    }

    /// Whatever was written before, in tickets that go with the contact.
    private void requireAll(String textInBulk, int inBulk, List<WrittenText> written, String export) {
        if (occurrences(textInBulk, export) < inBulk) {
            odd("has %s of %s texts in bulk".formatted(occurrences(textInBulk, export), inBulk));
        }
        written.stream()
                .filter(text -> !text.allows(occurrences(text.text(), export)))
                .forEach(text -> odd("has %s times what is said to be %s: %s"
                        .formatted(occurrences(text.text(), export), text.certainty(), text.text())));
    }

    private static int occurrences(String text, String export) {
        return export.split("\"" + text + "\"", -1).length - 1;
    }

    private void odd(String what) {
        records.oddities.add("An export " + what);
    }
}
