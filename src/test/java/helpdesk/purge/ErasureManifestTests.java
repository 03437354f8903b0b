package helpdesk.purge;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportParticipant;
import helpdesk.database.Column;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.ForeignKey;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Forgetting is impossible: whoever adds a column has to say what a purge does to it (R7).
@ErasureTest
class ErasureManifestTests {

    private static final Pattern COLUMN = Pattern.compile("\\b[a-z_]+\\.[a-z_]+\\b");

    final DatabaseSchema schema;
    final PurgeSteps steps;
    final List<ExportParticipant> participants;
    final ClassifiedColumns manifest = ClassifiedColumns.read();

    @Autowired
    ErasureManifestTests(DatabaseSchema schema, PurgeSteps steps, List<ExportParticipant> participants) {
        this.schema = schema;
        this.steps = steps;
        this.participants = participants;
    }

    @Test
    void saysOfEveryColumnWhatAPurgeDoesToIt() {
        assertThat(schema.columns()).hasSizeGreaterThan(70);
        assertThat(manifest.unclassified(schema.columns())).isEmpty();
    }

    @Test
    void noticesAColumnThatNobodyHasClassified() {
        var columns = Stream.concat(
                        schema.columns().stream(), Stream.of(new Column("comment", "mood", "varchar", 20, false)))
                .toList();

        assertThat(manifest.unclassified(columns)).containsExactly("comment.mood");
    }

    @Test
    void saysNothingOfColumnsThatAreGone() {
        assertThat(manifest.obsolete(schema.columns())).isEmpty();
    }

    @Test
    void noticesAColumnThatIsGone() {
        var columns = schema.columns().stream()
                .filter(column -> !column.qualifiedName().equals("comment.body"))
                .toList();

        assertThat(manifest.obsolete(columns)).containsExactly("comment.body");
    }

    @Test
    void givesAReasonForEach() {
        assertThat(manifest.manifest().entries().values())
                .extracting(ErasureManifest.Entry::reason)
                .allMatch(reason -> reason.length() > 3);
    }

    @Test
    void letsNoRowGoBecauseAnotherOneWent() {
        assertThat(schema.foreignKeys()).hasSizeGreaterThan(8).allMatch(ForeignKey::isRestrictive);
    }

    @Test
    void takesWhateverRefersToAContactForPersonal() {
        assertThat(schema.foreignKeys())
                .filteredOn(key -> key.referencedTable().equals("contact"))
                .isNotEmpty()
                .allMatch(key -> manifest.treatmentOf(key.table(), key.column()).isOfPersonalData());
    }

    /// But for the contact and the words by which it is found, which go as it goes.
    @Test
    void findsAStepOfThePurgeForEveryTableThatHoldsPersonalData() {
        var tables = manifest.manifest().entries().values().stream()
                .filter(entry -> entry.treatment().isOfPersonalData())
                .map(entry -> entry.column().substring(0, entry.column().indexOf('.')))
                .filter(table -> !Set.of("contact", "contact_search_word").contains(table))
                .collect(toSet());

        assertThat(tables)
                .isEqualTo(steps.inOrder().stream().map(PurgeStep::table).collect(toSet()));
    }

    @Test
    void findsAStepOfThePurgeForEveryAuthor() {
        var changes = steps.inOrder().stream()
                .filter(step -> step.change() != null)
                .map(step -> Objects.requireNonNull(step.change()).replace("target", step.table()))
                .toList();

        assertThat(changes).containsExactlyInAnyOrderElementsOf(authorsBecomingDeletedUser());
    }

    /// What is erased as the contact's is what the contact can get.
    @Test
    void findsEveryColumnInTheExportExceptThoseThatItSaysAreNeverExported() {
        var exported = exportedColumns();
        assertThat(exported).contains("contact.name", "comment.body", "audit_event.occurred_at");
        assertThat(personalColumns())
                .filteredOn(column -> !exported.contains(column))
                .containsExactlyInAnyOrderElementsOf(manifest.manifest().neverExported());
    }

    private List<String> personalColumns() {
        return manifest.manifest().entries().values().stream()
                .filter(entry -> entry.treatment().isOfPersonalData())
                .map(ErasureManifest.Entry::column)
                .toList();
    }

    /// Which the statements of the export name.
    private Set<String> exportedColumns() {
        return participants.stream()
                .flatMap(participant -> participant.exportParts().stream())
                .flatMap(part -> Stream.concat(Stream.of(part), part.nested().stream()))
                .flatMap(part -> Stream.of(
                                part.fields().stream().map(ExportField::sql),
                                part.key().stream(),
                                Stream.of(part.source()))
                        .flatMap(texts -> texts))
                .flatMap(sql -> COLUMN.matcher(sql).results())
                .map(MatchResult::group)
                .collect(toSet());
    }

    private List<String> authorsBecomingDeletedUser() {
        return manifest.manifest().entries().values().stream()
                .filter(entry -> entry.treatment() == Treatment.AUTHOR_TO_DELETED_USER)
                .map(entry -> entry.column() + " = NULL")
                .toList();
    }
}
