package helpdesk.purge.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a purge does to the rows of one table. The statements that count, check and execute it are all
/// made from the same `source`. It is written for a set of contacts, as if they were purged one after another in
/// the order of their ids: a row of two of them belongs to the one that is purged first. These may be some of a batch,
/// whose contacts are all in `:members`.
///
/// @param kind what is done
/// @param subject what it is done to: a value of the schema's `PurgeSubject`. No two steps have the same kind and
///     subject
/// @param sentence what the preview says about it
/// @param table the table whose rows are deleted or changed
/// @param key the columns of its primary key
/// @param contact the column with the contact for whom a row is counted
/// @param source the `FROM` and `WHERE` that find the rows, named `target`, of the contacts in `:contacts`. It
///     must use an index, and no longer find a row that is done
/// @param beginning the same for some of these rows, as long as there are any: so that a chunk of a large purge
///     does not search again where earlier ones have left nothing. Null if the source itself does not
/// @param change the `SET` that anonymises a row; null to delete it
/// @param size the size of a row in bytes, if it may be large; null if it is small
/// @param isConfirmed whether the rows are part of the fingerprint. If not, they are only shown in the preview,
///     and may change until the purge begins: for rows that strangers can add
public record PurgeStep(
        PurgeActionKind kind,
        String subject,
        PurgeSentence sentence,
        String table,
        List<String> key,
        String contact,
        String source,
        @Nullable String beginning,
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
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, null, null, null, true);
    }

    /// The same step, which chunks of a large purge execute from a beginning.
    public PurgeStep from(String first) {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, first, change, size, isConfirmed);
    }

    /// The same step, whose rows may have many bytes.
    public PurgeStep ofSize(String bytes) {
        return new PurgeStep(
                kind, subject, sentence, table, key, contact, source, beginning, change, bytes, isConfirmed);
    }

    /// The same step, which changes its rows instead of deleting them.
    public PurgeStep changing(String assignment) {
        return new PurgeStep(
                kind, subject, sentence, table, key, contact, source, beginning, assignment, size, isConfirmed);
    }

    /// The same step, whose rows may change after the preview.
    public PurgeStep unconfirmed() {
        return new PurgeStep(kind, subject, sentence, table, key, contact, source, beginning, change, size, false);
    }
}
