package helpdesk.purge;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.graphql.Node;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Many contacts to purge: the schema's `PurgeBatch`. It knows only their ids.
///
/// @param prepared how many contacts were prepared to be purged
/// @param leftOut how many others were chosen, and left out when the batch was prepared
/// @param skipped how many of the prepared contacts were left out when it was their turn
/// @param last the last contact that was purged or skipped, or whose purge has begun; null before the first one
/// @param actions what the batch was prepared to do
public record PurgeBatch(
        PurgeBatchId batchId,
        PurgeBatchState state,
        String fingerprint,
        int prepared,
        int leftOut,
        int purgedCount,
        int skipped,
        @Nullable ContactId last,
        Instant preparedAt,
        Agent preparedBy,
        Instant expiresAt,
        @Nullable Instant startsAt,
        @Nullable Instant beganAt,
        @Nullable Agent startedBy,
        @Nullable Instant endedAt,
        @Nullable Agent cancelledBy,
        List<PurgeAction> actions)
        implements Node {

    @Override
    public String id() {
        return batchId.global();
    }

    /// Those that are purged or still to be purged.
    public int contactCount() {
        return prepared - skipped;
    }

    public int leftOutCount() {
        return leftOut + skipped;
    }

    /// Whether its state may still change.
    boolean isOpen() {
        return state == PurgeBatchState.PREPARED || state == PurgeBatchState.RUNNING;
    }

    /// The same batch with more of its actions.
    PurgeBatch and(PurgeBatch more) {
        var all = Stream.concat(actions.stream(), more.actions.stream()).toList();
        return new PurgeBatch(
                batchId,
                state,
                fingerprint,
                prepared,
                leftOut,
                purgedCount,
                skipped,
                last,
                preparedAt,
                preparedBy,
                expiresAt,
                startsAt,
                beganAt,
                startedBy,
                endedAt,
                cancelledBy,
                all);
    }
}
