package helpdesk.purge;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.SoftDeletedContact;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/// Purges contacts that the running transaction has locked and counted: small ones to their end, a large one past the
/// point of no return.
@Component
class PurgeBeginning {

    private final ContactLifecycle contacts;
    private final PurgeSteps steps;
    private final PurgeRecords records;
    private final PurgeJobs jobs;
    private final Clock clock;

    PurgeBeginning(ContactLifecycle contacts, PurgeSteps steps, PurgeRecords records, PurgeJobs jobs, Clock clock) {
        this.contacts = contacts;
        this.steps = steps;
        this.records = records;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// All in this transaction, so that no other one ever sees a state in between. The result is as if the contacts
    /// were purged one after another.
    ///
    /// @param softDeleted the contacts, at least one, in the order of their ids
    /// @param plans what is done to each of them
    List<Purge> complete(
            List<SoftDeletedContact> softDeleted, List<PurgePlan> plans, Agent officer, @Nullable PurgeBatchId batch) {
        var ids = softDeleted.stream().map(SoftDeletedContact::id).toList();
        steps.lockRows(ids);
        IntStream.range(0, steps.inOrder().size()).forEach(index -> executeAll(index, plans, ids));
        requireSame(0, steps.countAll(ids));
        contacts.purge(softDeleted, officer);
        var now = clock.instant();
        var purges = plans.stream()
                .map(plan -> purge(plan.contact().id(), PurgeState.COMPLETED, officer, now, now, done(plan)))
                .toList();
        records.add(purges, batch);
        return purges;
    }

    private void executeAll(int index, List<PurgePlan> plans, Collection<ContactId> ids) {
        var count =
                plans.stream().mapToInt(plan -> plan.steps().get(index).count()).sum();
        if (count > 0) {
            requireSame(count, steps.executeAll(steps.inOrder().get(index), ids, count));
        }
    }

    /// If the rows have changed meanwhile, all is rolled back; the next attempt counts again, and answers with a
    /// new preview.
    private static void requireSame(int planned, int found) {
        if (planned != found) {
            throw new ConcurrencyFailureException("A purge has found other rows than its plan");
        }
    }

    private static List<PurgeLine> done(PurgePlan plan) {
        return plan.actions().stream()
                .map(action -> new PurgeLine(action, action.count()))
                .toList();
    }

    /// The point of no return: blanks the contact, and stores a job for the rest.
    Purge begin(SoftDeletedContact contact, PurgePlan plan, Agent officer, @Nullable PurgeBatchId batch) {
        var fields = plan.personalFields();
        var lines = Stream.concat(
                        Stream.of(new PurgeLine(fields, fields.count())),
                        plan.steps().stream().map(step -> new PurgeLine(step.action(), 0)))
                .toList();
        contacts.beginPurge(contact);
        var purge = purge(contact.id(), PurgeState.RUNNING, officer, clock.instant(), null, lines);
        records.add(List.of(purge), batch);
        jobs.add(purge.purgeId());
        return purge;
    }

    private static Purge purge(
            ContactId contact,
            PurgeState state,
            Agent officer,
            Instant startedAt,
            @Nullable Instant completedAt,
            List<PurgeLine> lines) {
        return new Purge(
                PurgeId.next(),
                contact,
                state,
                officer.displayName(),
                Objects.requireNonNull(officer.subject()),
                startedAt,
                completedAt,
                lines);
    }
}
