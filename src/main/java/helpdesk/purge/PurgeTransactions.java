package helpdesk.purge;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.ContactState;
import helpdesk.contact.PurgingContact;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.spi.PurgeStep;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// The two transactions of a purge. The first one locks the contact's row, counts everything again, and compares
/// it with the preview that was confirmed. Then it completes a small purge, or brings a large one past the point
/// of no return. The second one continues a large purge, with a bounded number of rows at a time.
///
/// Both lock the contact's row first, and read the record under this lock. So each can be repeated: after a lost
/// answer to `COMMIT`, and by two servers at once.
@Component
class PurgeTransactions {

    /// The most rows of a transaction: some milliseconds of work, for which others may have to wait.
    static final int MOST_ROWS = 1_000;

    private final ContactLifecycle contacts;
    private final PurgeSteps steps;
    private final PurgeRecords records;
    private final PurgeBeginning beginning;
    private final PurgeSwitch purgeSwitch;
    private final Clock clock;

    PurgeTransactions(
            ContactLifecycle contacts,
            PurgeSteps steps,
            PurgeRecords records,
            PurgeBeginning beginning,
            PurgeSwitch purgeSwitch,
            Clock clock) {
        this.contacts = contacts;
        this.steps = steps;
        this.records = records;
        this.beginning = beginning;
        this.purgeSwitch = purgeSwitch;
        this.clock = clock;
    }

    /// Purges a small contact as its preview said, and begins to purge a large one. A repetition returns the purge
    /// that runs or ran.
    ///
    /// @param mayComplete whether a small one may be completed in this transaction. The first attempt sets it to
    ///     false: if others hold the rows, or a replication group refuses the transaction, the unit of work is
    ///     tried again, and then begins the purge like a large one
    @UnitOfWork(repeatable = true)
    public Outcome<Purge> purge(ContactId contact, String fingerprint, AgentCaller officer, AtomicBoolean mayComplete) {
        return switch (contacts.lock(Set.of(contact)).find(contact).orElse(null)) {
            case null ->
                records.findOfContact(contact)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
            case ActiveContact _ -> Outcome.refused(new ContactNotSoftDeleted(ContactState.ACTIVE));
            case SoftDeletedContact softDeleted -> purge(softDeleted, fingerprint, officer, mayComplete);
        };
    }

    private Outcome<Purge> purge(
            SoftDeletedContact contact, String fingerprint, AgentCaller officer, AtomicBoolean mayComplete) {
        steps.linkRows(List.of(contact.id()));
        var plan = steps.planWithSizes(contact);
        var refusal = plan.whyNot();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!plan.fingerprint().equals(fingerprint)) {
            var current = PurgePreview.of(contact, plan, officer, clock.instant());
            return Outcome.refused(new PurgePreviewChanged(current));
        }
        var isCompleted = plan.isSmall() && mayComplete.getAndSet(false) && !purgeSwitch.isPaused();
        var requester = Agent.of(officer);
        return Outcome.done(
                isCompleted
                        ? beginning
                                .complete(List.of(contact), List.of(plan), requester, null)
                                .getFirst()
                        : beginning.begin(contact, plan, requester, null));
    }

    /// Continues a large purge; does nothing if it is completed.
    ///
    /// @param most the most rows
    /// @return how many rows were done; fewer than `most` only at the end
    @UnitOfWork(repeatable = true)
    public Chunk executeChunk(PurgeId id, ContactId contact, int most) {
        return contacts.lockPurging(contact)
                .map(purging -> executeChunk(id, purging, most))
                .orElseGet(() -> new Chunk(0, true));
    }

    private Chunk executeChunk(PurgeId id, PurgingContact contact, int most) {
        var left = most;
        while (left > 0) {
            var purge = records.find(id).orElseThrow();
            var rows = executeSteps(purge, left);
            if (rows == 0) {
                return new Chunk(most - left, isCompleted(purge, contact));
            }
            left -= rows;
        }
        return new Chunk(most, false);
    }

    /// Executes each step that has something left, from its beginning, until so many rows are done.
    private int executeSteps(Purge purge, int most) {
        var left = most;
        for (var step : steps.inOrder()) {
            if (left > 0) {
                left -= executePlanned(purge, step, left);
            }
        }
        return most - left;
    }

    /// What a transaction has done.
    ///
    /// @param rows how many rows were done
    /// @param isLast whether the purge is completed
    record Chunk(int rows, boolean isLast) {}

    private int executePlanned(Purge purge, PurgeStep step, int most) {
        var planned = purge.lines().stream()
                .filter(line -> line.isOf(step) && line.left() > 0)
                .findFirst();
        return planned.map(line -> executeLine(purge, step, line, Math.min(most, line.left())))
                .orElse(0);
    }

    private int executeLine(Purge purge, PurgeStep step, PurgeLine line, int most) {
        var rows = executeOrPlanAgain(purge, step, most);
        records.progress(purge, line, rows);
        return rows;
    }

    private int executeOrPlanAgain(Purge purge, PurgeStep step, int most) {
        try {
            return steps.execute(step, purge.contact(), most);
        } catch (DataIntegrityViolationException stillReferred) {
            planAgain(purge, stillReferred);
            return 0;
        }
    }

    /// A row still refers to a ticket that is to be deleted. If the row was not in the plan, it is planned now,
    /// and another chunk will delete it. Otherwise another purge has just made its author Deleted User. That moved
    /// the row in the index by which this purge searches, so that it was missed, and the next attempt finds it.
    private void planAgain(Purge purge, DataIntegrityViolationException stillReferred) {
        actionsLeft(purge.contact()).forEach(action -> records.planAgain(purge, action));
        if (records.find(purge.purgeId()).orElseThrow().total() == purge.total()) {
            throw new ConcurrencyFailureException(
                    "A row of another table still refers to a row of this step", stillReferred);
        }
    }

    /// Plans the rows that are left: a server of an older version did not know the step, or a row was missed. If
    /// none is left, deletes the contact's row.
    private boolean isCompleted(Purge purge, PurgingContact contact) {
        var left = actionsLeft(purge.contact());
        left.forEach(action -> records.planAgain(purge, action));
        if (left.isEmpty()) {
            contacts.endPurge(contact, new Agent(purge.requestedBy(), purge.requestedBySubject()));
            records.complete(purge, clock.instant());
        }
        return left.isEmpty();
    }

    private List<PurgeAction> actionsLeft(ContactId contact) {
        return steps.count(contact).stream()
                .filter(step -> step.count() > 0)
                .map(CountedStep::action)
                .toList();
    }
}
