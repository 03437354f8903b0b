package helpdesk.purge.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a purge does to the rows of one table. Preview, purge and record come from it alike: the purge makes
/// the statements that count, check and execute it, in bounded chunks, all from the same `source`.
///
/// @param kind what is done
/// @param subject what it is done to: a value of the schema's `PurgeSubject`; once with each kind
/// @param sentence what the preview says about it
/// @param table the table whose rows go or change
/// @param key the columns of its primary key
/// @param source the `FROM` and `WHERE` that find the rows, named `target`, of the contact `:contact`. An index has to
///     serve it, and a row that is done must no longer be found by it
/// @param change the `SET` that anonymises a row; null to delete it
/// @param isConfirmed whether the rows are part of what somebody confirms with the preview. If not, they are shown, and
///     counted again when the purge begins, and may change meanwhile: for what anybody can change
public record PurgeStep(
        PurgeActionKind kind,
        String subject,
        PurgeSentence sentence,
        String table,
        List<String> key,
        String source,
        @Nullable String change,
        boolean isConfirmed) {

    /// Of rows that are part of what somebody confirms.
    public PurgeStep(
            PurgeActionKind kind,
            String subject,
            PurgeSentence sentence,
            String table,
            List<String> key,
            String source,
            @Nullable String change) {
        this(kind, subject, sentence, table, key, source, change, true);
    }

    /// The same, whose rows may change after the preview.
    public PurgeStep unconfirmed() {
        return new PurgeStep(kind, subject, sentence, table, key, source, change, false);
    }
}
