package helpdesk.graphql.paging;

import helpdesk.database.Columns;
import helpdesk.graphql.error.BadUserInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The times between which the elements of a list lie, both excluded; null for no bound.
public record TimeSpan(@Nullable Instant after, @Nullable Instant before) {

    /// Throws [BadUserInput] if no time lies in between.
    public TimeSpan {
        BadUserInput.require(
                after == null || before == null || after.isBefore(before),
                "No time is after the one bound and before the other one: exchange the two, or leave one out");
    }

    public boolean isBounded() {
        return after != null || before != null;
    }

    /// To append to a `WHERE`, such as ` AND t.updated_at > :spanAfter`.
    public String condition(String column) {
        return (after == null ? "" : " AND " + column + " > :spanAfter")
                + (before == null ? "" : " AND " + column + " < :spanBefore");
    }

    public Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (after != null) {
            parameters.put("spanAfter", Columns.of(after));
        }
        if (before != null) {
            parameters.put("spanBefore", Columns.of(before));
        }
        return parameters;
    }
}
