package helpdesk.database;

import java.util.List;
import java.util.Set;

/// How the database goes about a statement.
public record StatementPlan(String sql, List<Access> accesses) {

    /// How it reads one table.
    ///
    /// @param extra what the database adds, such as `Using filesort`
    public record Access(String table, String type, String index, String extra) {

        private static final Set<String> BY_INDEX = Set.of(
                "const", "eq_ref", "ref", "ref_or_null", "range", "index_merge", "unique_subquery", "index_subquery");

        /// Whether it reads all of the table, or all of one of its indexes. What the statement itself has found
        /// before, such as `<derived2>` or `<union1,2>`, is always read as a whole, and so is the JSON that it
        /// brings along; and there is no table when the answer is known from keys alone.
        boolean isScan() {
            return !table.isEmpty()
                    && !table.startsWith("<")
                    && !extra.startsWith("Table function: json_table")
                    && (index.isEmpty() || !BY_INDEX.contains(kind()));
        }

        /// Whether it writes its rows somewhere before it reads on.
        boolean isDetour() {
            return extra.contains("Using filesort") || extra.contains("Using temporary");
        }

        /// MariaDB adds `|filter` where it looks into a second index beforehand.
        private String kind() {
            return type.replaceFirst("\\|filter$", "");
        }
    }

    public List<Access> detours() {
        return accesses.stream().filter(Access::isDetour).toList();
    }

    public List<Access> scans() {
        return accesses.stream().filter(Access::isScan).toList();
    }
}
