package helpdesk.purge;

import helpdesk.database.PersonalText;
import helpdesk.graphql.paging.TimeSpan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which purges to list, as it came in: those that meet all conditions.
record PurgeFilter(
        @Nullable PurgeState state,
        @Nullable PersonalText requestedBy,
        @Nullable Instant startedAfter,
        @Nullable Instant startedBefore) {

    static final PurgeFilter ALL = new PurgeFilter(null, null, null, null);

    TimeSpan started() {
        return new TimeSpan(startedAfter, startedBefore);
    }

    /// The index that holds the purges in their order. Few run at a time, so of those, each is looked at.
    String index() {
        if (requestedBy != null && state != PurgeState.RUNNING) {
            return "contact_purge_of_officer";
        }
        return state == null ? "contact_purge_by_start" : "contact_purge_by_state";
    }

    /// Of purges `p`.
    String conditions() {
        return (state == null ? "" : " AND p.state = :state")
                + (requestedBy == null ? "" : " AND p.requested_by = :requestedBy")
                + started().condition("p.started_at");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(started().parameters());
        if (state != null) {
            parameters.put("state", state.name());
        }
        if (requestedBy != null) {
            parameters.put("requestedBy", requestedBy.value());
        }
        return parameters;
    }
}
