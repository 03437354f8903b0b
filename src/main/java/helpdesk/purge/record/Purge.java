package helpdesk.purge.record;

import helpdesk.contact.ContactId;
import helpdesk.purge.plan.PurgeAction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A purge that runs or ran: the schema's `Purge`, and the job that the worker does. Knows the contact by its id alone.
public record Purge(
        PurgeId purgeId,
        ContactId contact,
        PurgeState state,
        String requestedBy,
        String requestedBySubject,
        Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String acceptedBy,
        @Nullable String acceptedBySubject,
        List<PlannedAction> plan) {

    /// A line of the plan and how much of it is done.
    public record PlannedAction(PurgeAction planned, int done) {

        /// How many are to do, by the plan; the end looks whether there are more.
        public int left() {
            return planned.count() - done;
        }

        PurgeAction soFar() {
            return new PurgeAction(planned.kind(), planned.subject(), done, planned.sentence());
        }
    }

    public String id() {
        return purgeId.global();
    }

    public List<PurgeAction> actions() {
        return plan.stream().map(PlannedAction::soFar).toList();
    }

    /// The same purge, and what more there is of its plan.
    Purge and(Purge more) {
        var whole = Stream.concat(plan.stream(), more.plan.stream()).toList();
        return new Purge(
                purgeId,
                contact,
                state,
                requestedBy,
                requestedBySubject,
                startedAt,
                completedAt,
                acceptedBy,
                acceptedBySubject,
                whole);
    }

    /// What is still to do, in the order of the plan.
    public List<PlannedAction> unfinished() {
        return plan.stream().filter(action -> action.left() > 0).toList();
    }

    public int done() {
        return plan.stream().mapToInt(PlannedAction::done).sum();
    }

    public int total() {
        return plan.stream().mapToInt(action -> action.planned().count()).sum();
    }
}
