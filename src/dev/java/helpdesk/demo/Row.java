package helpdesk.demo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row to insert: its values in the order of the table's columns, ids as `UUID` and times as `Instant`.
record Row(Table table, List<@Nullable Object> values) {

    static Row of(Table table, @Nullable Object... values) {
        return new Row(table, Arrays.asList(values));
    }
}
