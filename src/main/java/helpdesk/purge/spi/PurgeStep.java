package helpdesk.purge.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a purge does to the rows of one table. Preview, purge and record come from it alike: the purge makes
/// the statements that count, check and execute it, in bounded chunks, all from the same `source`. It is written for a
/// set of contacts, as if they were purged one after the other in the order of their ids.
///
/// @param kind what is done
/// @param subject what it is done to: a value of the schema's `PurgeSubject`; once with each kind
/// @param sentence what the preview says about it
/// @param table the table whose rows go or change
/// @param key the columns of its primary key
/// @param contact the column that tells which contact a row is counted for
/// @param source the `FROM` and `WHERE` that find the rows, named `target`, of the contacts in `:contacts`. An index
///     has to serve it, and a row that is done must no longer be found by it
/// @param change the `SET` that anonymises a row; null to delete it
/// @param size how many bytes a row has, if it may have many; null if it is small
/// @param isConfirmed whether the rows are part of what somebody confirms with the preview. If not, they are shown, and
///     counted again when the purge begins, and may change meanwhile: for what anybody can change
public record PurgeStep(
        PurgeActionKind kind,
        String subject,
        PurgeSentence sentence,
        String table,
        List<String> key,
        String contact,
        String source,
        @Nullable String change,
        @Nullable String size,
        boolean isConfirmed) {

    /// A step that deletes its rows, which are small and confirmed: see [#changing], [#ofSize] and [#unconfirmed].
    public static PurgeStep of(
            PurgeActionKind kind,
            String subject,
            PurgeSentence sentence,
            String table,
            List<String> key,
            String contact,
            String source) {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, null, null, true);
    }

    /// The same step, whose rows may have many bytes.
    public PurgeStep ofSize(String bytes) {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, change, bytes, isConfirmed);
    }

    /// The same step, which changes its rows instead of deleting them.
    public PurgeStep changing(String assignment) {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, assignment, size, isConfirmed);
    }

    /// The same step, whose rows may change after the preview.
    public PurgeStep unconfirmed() {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, change, size, false);
    }
}
