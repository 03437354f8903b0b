package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A purge that runs or ran: the schema's `Purge`. It knows only the id of the contact.
public record Purge(
        PurgeId purgeId,
        ContactId contact,
        PurgeState state,
        PersonalText requestedBy,
        PersonalText requestedBySubject,
        Instant startedAt,
        @Nullable Instant completedAt,
        List<PurgeLine> lines)
        implements Node {

    /// As the database orders them: ids by their bytes.
    static final Comparator<Purge> BY_START = Comparator.comparing(Purge::startedAt)
            .thenComparing(purge -> purge.purgeId().bytes(), Arrays::compareUnsigned);

    @Override
    public String id() {
        return purgeId.global();
    }

    boolean isRunning() {
        return state == PurgeState.RUNNING;
    }

    public List<PurgeAction> actions() {
        return lines.stream().map(PurgeLine::soFar).toList();
    }

    public int done() {
        return lines.stream().mapToInt(PurgeLine::done).sum();
    }

    public int total() {
        return lines.stream().mapToInt(line -> line.planned().count()).sum();
    }

    /// The same purge with more lines of its plan.
    Purge and(Purge more) {
        var all = Stream.concat(lines.stream(), more.lines.stream()).toList();
        return new Purge(purgeId, contact, state, requestedBy, requestedBySubject, startedAt, completedAt, all);
    }
}
