package helpdesk.interleaving;

import java.util.Collections;
import java.util.Set;

/// What a session does between two stops: one statement, or the end of a transaction.
///
/// @param tables all that it may read or lock, foreign keys included
/// @param published all whose rows others may see changed from then on
record Step(String sql, Effect effect, Set<String> tables, Set<String> published) {

    private static final int READABLE = 100;

    /// Whether the order of the two makes no difference, neither to what a session sees nor to what is there
    /// afterwards, so that one order stands for both. Two that lock the same table do not commute, nor does what
    /// publishes with what looks there. Everything else does, in `READ COMMITTED` and above: an end never
    /// waits, and whoever waits for one that publishes nothing finds what it would have found before.
    boolean commutesWith(Step other) {
        var bothLock = effect.locks() && other.effect.locks();
        return bothLock
                ? Collections.disjoint(tables, other.tables)
                : Collections.disjoint(tables, other.published) && Collections.disjoint(published, other.tables);
    }

    @Override
    public String toString() {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > READABLE ? line.substring(0, READABLE) + "…" : line;
    }
}
