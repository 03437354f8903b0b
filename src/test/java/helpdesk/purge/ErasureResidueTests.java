package helpdesk.purge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Exports;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.database.Column;
import helpdesk.database.DatabaseSchema;
import helpdesk.purge.spi.PurgeStep;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// After a purge nobody, the database included, can tell who it was (R7): no value that was the contact's, or was in
/// its tickets, is left in any column of any table, in any form that a program might have kept it in. And the search
/// that says so is seen to find what it looks for.
@ErasureTest
class ErasureResidueTests {

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final DatabaseSchema schema;
    final JdbcClient jdbc;
    final PurgeSteps steps;
    final ClassifiedColumns manifest = ClassifiedColumns.read();
    final ResidueSearch search;
    final CanaryContacts contacts;

    @Autowired
    ErasureResidueTests(
            HelpdeskClient client, Helpdesk helpdesk, DatabaseSchema schema, JdbcClient jdbc, PurgeSteps steps) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.schema = schema;
        this.jdbc = jdbc;
        this.steps = steps;
        this.search = new ResidueSearch(schema, jdbc);
        this.contacts = new CanaryContacts(helpdesk, schema, jdbc);
    }

    @BeforeEach
    void clear() {
        schema.clear();
    }

    @Test
    void fillsEveryColumnThatTakesText() {
        var contact = contacts.aSoftDeletedContact();
        var filler = new ColumnFiller(schema, manifest, jdbc);
        var columns = schema.columns().stream()
                .filter(filler::takesCanaries)
                .map(Column::qualifiedName)
                .collect(toSet());

        // Each of these takes a few words of ours only, as its constraint says.
        columns.removeAll(List.of("contact.state", "ticket.status", "comment.visibility"));
        // A key, so nobody fills it; but one of the words is the phone number.
        columns.add("contact_search_word.word");
        assertThat(columnsOf(search.find(contact.texts()))).isEqualTo(columns);
    }

    @Test
    void findsEveryValueBeforeThePurge() {
        var contact = contacts.aSoftDeletedContact();

        assertThat(contact.texts()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(search.find(contact.texts())).extracting(Residue::canary).containsAll(namesOf(contact.texts()));
        assertThat(search.find(contact.ids())).extracting(Residue::canary).containsAll(namesOf(contact.ids()));
    }

    @Test
    void findsTheIdInEveryColumnThatRefersToAContact() {
        var contact = contacts.aSoftDeletedContact();
        var references = schema.foreignKeys().stream()
                .filter(key -> key.referencedTable().equals("contact"))
                .map(key -> key.table() + "." + key.column());

        assertThat(columnsOf(search.find(contact.ids()))).containsAll(references.toList());
    }

    /// Whatever a column holds of it, unless the column is never exported.
    @Test
    void isPrecededByAnExportOfEveryValue() {
        var contact = contacts.aSoftDeletedContact();
        var stored = search.find(contact.texts()).stream()
                .filter(residue -> !manifest.manifest().neverExported().contains(residue.column()))
                .map(Residue::canary)
                .collect(toSet());

        var export = Canary.oneCharacterEach(
                Exports.of(contact.id(), client.asPrivacyOfficer()).body().getBytes(UTF_8));

        assertThat(contact.texts())
                .filteredOn(canary -> stored.contains(canary.name()))
                .hasSizeGreaterThan(15)
                .allMatch(canary -> canary.forms().values().stream().anyMatch(export::contains));
    }

    /// In a table that nobody knows of: as a text, in a document, and as bytes.
    @Test
    void findsEveryFormOfEveryValue() {
        var contact = contacts.aSoftDeletedContact();
        helpdesk.purged(contact.id());
        jdbc.sql("CREATE TABLE forgotten (id INT AUTO_INCREMENT PRIMARY KEY, note TEXT CHARACTER SET utf8mb4,"
                        + " document JSON, content BLOB)")
                .update();
        try {
            Stream.of(contact.texts().getFirst(), contact.ids().getFirst())
                    .forEach(canary -> canary.forms().forEach((form, bytes) -> findsForgotten(canary, form, bytes)));
        } finally {
            jdbc.sql("DROP TABLE forgotten").update();
        }
    }

    @Test
    void findsNothingAfterThePurge() {
        var contact = contacts.aSoftDeletedContact();

        helpdesk.purged(contact.id());

        assertThat(residuesOf(contact)).isEmpty();
    }

    @Test
    void findsNothingOfTheFirstContactAfterThePurgesOfTwo() {
        var first = contacts.aSoftDeletedContact();
        var second = contacts.aSoftDeletedContact();

        helpdesk.purged(first.id());
        assertThat(residuesOf(first)).isEmpty();
        assertThat(columnsOf(residuesOf(second))).contains("contact.name", "comment.body");
        helpdesk.purged(second.id());
        assertThat(residuesOf(second)).isEmpty();
    }

    @Test
    void noticesARowThatCameBack() {
        var contact = contacts.aSoftDeletedContact();
        var survivor = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.purged(contact.id());

        helpdesk.aComment(survivor, null, "See " + contact.id());

        assertThat(residuesOf(contact)).contains(new Residue("comment.body", "contact", "global id"));
    }

    @Test
    void noticesAPurgeThatLeavesOutAnyOneOfItsSteps() {
        assertThat(steps.inOrder()).isNotEmpty().allSatisfy(forgotten -> {
            var contact = contacts.aSoftDeletedContact();

            purgeWithout(forgotten, contact);

            assertThat(columnsOf(residuesOf(contact)))
                    .isNotEmpty()
                    .allMatch(column -> column.startsWith(forgotten.table() + "."));
        });
    }

    /// As the purge does it, but for one step and for the foreign keys, which would not let it go through.
    private void purgeWithout(PurgeStep forgotten, FilledContact contact) {
        var id = ContactId.parse(contact.id()).orElseThrow();
        schema.withoutForeignKeys(() -> {
            steps.inOrder().stream()
                    .filter(step -> !step.equals(forgotten))
                    .forEach(step -> steps.execute(step, id, 1_000));
            Stream.of("contact_search_word WHERE contact_id", "contact WHERE id")
                    .forEach(rows -> jdbc.sql("DELETE FROM " + rows + " = :id")
                            .param("id", id.bytes())
                            .update());
        });
    }

    private void findsForgotten(Canary canary, String form, String bytes) {
        var isText = !form.equals("bytes");
        var isDocument = isText && !form.startsWith("plain");
        var text = new String(bytes.getBytes(ISO_8859_1), UTF_8);
        jdbc.sql("INSERT INTO forgotten (note, document, content) VALUES (:note, :document, :content)")
                .param("note", isText ? "He said: " + text + "!" : null)
                .param("document", isDocument ? "{\"said\": \"" + text + "\"}" : null)
                .param("content", ("\0" + bytes + "\0").getBytes(ISO_8859_1))
                .update();

        assertThat(columnsOf(search.find(List.of(canary))))
                .as(form)
                .contains("forgotten.content")
                .matches(columns -> !isText || columns.contains("forgotten.note"))
                .matches(columns -> !isDocument || columns.contains("forgotten.document"));
        jdbc.sql("DELETE FROM forgotten").update();
    }

    private List<Residue> residuesOf(FilledContact contact) {
        return search
                .find(Stream.concat(contact.texts().stream(), contact.ids().stream())
                        .toList())
                .stream()
                .filter(residue -> !manifest.keepsTheId(residue.column()))
                .toList();
    }

    private static Set<String> columnsOf(Collection<Residue> residues) {
        return residues.stream().map(Residue::column).collect(toSet());
    }

    private static List<String> namesOf(Collection<Canary> canaries) {
        return canaries.stream().map(Canary::name).toList();
    }
}
