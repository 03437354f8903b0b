package helpdesk.purge;

import static java.util.stream.Collectors.toMap;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The transactions of a batch. All but the first one lock its row, so that each can be repeated: after a lost answer
/// to `COMMIT`, and by two servers at once.
@Component
class PurgeBatchTransactions {

    private final PurgeBatchPreparation preparation;
    private final PurgeBatchRecords records;
    private final PurgeRecords purges;
    private final ContactLifecycle contacts;
    private final PurgeSteps steps;
    private final PurgeBeginning beginning;
    private final PurgeJobs jobs;

    PurgeBatchTransactions(
            PurgeBatchPreparation preparation,
            PurgeBatchRecords records,
            PurgeRecords purges,
            ContactLifecycle contacts,
            PurgeSteps steps,
            PurgeBeginning beginning,
            PurgeJobs jobs) {
        this.preparation = preparation;
        this.records = records;
        this.purges = purges;
        this.contacts = contacts;
        this.steps = steps;
        this.beginning = beginning;
        this.jobs = jobs;
    }

    @UnitOfWork
    public PurgeBatch prepare(Set<ContactId> chosen, @Nullable Instant startsAt, Agent agent) {
        return records.find(preparation.prepare(chosen, startsAt, agent)).orElseThrow();
    }

    /// Starts a prepared batch. A repetition returns the batch that runs or ran.
    @UnitOfWork(repeatable = true)
    public Outcome<PurgeBatch> start(PurgeBatchId id, String fingerprint, Agent agent) {
        var batch = records.lock(id);
        if (batch.isEmpty()) {
            return Outcome.refused(new PurgeBatchNotFound());
        }
        return start(batch.get(), fingerprint, agent);
    }

    private Outcome<PurgeBatch> start(PurgeBatch batch, String fingerprint, Agent agent) {
        return switch (batch.state()) {
            case CANCELLED, EXPIRED -> Outcome.refused(new PurgeBatchEnded(batch));
            case PurgeBatchState _
            when !batch.fingerprint().equals(fingerprint) -> Outcome.refused(new PurgeBatchChanged(batch));
            case RUNNING, COMPLETED -> Outcome.done(batch);
            case PREPARED -> {
                records.start(batch.batchId(), agent);
                jobs.add(batch.batchId());
                yield Outcome.done(records.find(batch.batchId()).orElseThrow());
            }
        };
    }

    /// Starts a batch that is to start by itself, unless somebody has started or cancelled it.
    @UnitOfWork(repeatable = true)
    public void startDue(PurgeBatchId id) {
        records.lock(id)
                .filter(batch -> batch.state() == PurgeBatchState.PREPARED)
                .ifPresent(batch -> start(batch, batch.fingerprint(), batch.preparedBy()));
    }

    /// Cancels a batch that is prepared, or stops one that runs before its next contact. If the purge of a large
    /// contact has begun, it goes on by itself.
    @UnitOfWork(repeatable = true)
    public Outcome<PurgeBatch> cancel(PurgeBatchId id, Agent agent) {
        var batch = records.lock(id);
        if (batch.isEmpty()) {
            return Outcome.refused(new PurgeBatchNotFound());
        }
        return switch (batch.get().state()) {
            case COMPLETED, EXPIRED -> Outcome.refused(new PurgeBatchEnded(batch.get()));
            case CANCELLED -> Outcome.done(batch.get());
            case PREPARED, RUNNING -> {
                records.cancel(id, agent);
                running(batch.get()).map(Purge::purgeId).ifPresent(jobs::handOver);
                yield Outcome.done(records.find(id).orElseThrow());
            }
        };
    }

    /// What a transaction has done.
    ///
    /// @param large a large purge that has begun and is not complete. The batch waits for it
    /// @param isLast whether the batch has ended
    record Group(@Nullable Purge large, boolean isLast) {

        static final Group PURGED = new Group(null, false);
        static final Group LAST = new Group(null, true);

        static Group waitsFor(Purge large) {
            return new Group(large, false);
        }
    }

    /// Purges the next contacts, or begins the purge of a large one.
    ///
    /// @param most the most contacts
    @UnitOfWork(repeatable = true)
    public Group purgeGroup(PurgeBatchId id, int most) {
        return records.lock(id)
                .filter(batch -> batch.state() == PurgeBatchState.RUNNING)
                .map(batch -> purgeGroup(batch, most))
                .orElse(Group.LAST);
    }

    private Group purgeGroup(PurgeBatch batch, int most) {
        var running = running(batch);
        if (running.isPresent()) {
            return Group.waitsFor(running.get());
        }
        var next = records.next(batch, most);
        if (next.isEmpty()) {
            records.complete(batch.batchId());
            return Group.LAST;
        }
        return purge(batch, next);
    }

    /// The purge of a large contact, which nothing but itself ends.
    private Optional<Purge> running(PurgeBatch batch) {
        return Optional.ofNullable(batch.last()).flatMap(purges::findOfContact).filter(Purge::isRunning);
    }

    private Group purge(PurgeBatch batch, List<PurgeBatchContact> next) {
        var group = group(batch, next);
        var agent = Objects.requireNonNull(batch.startedBy());
        var plans = group.plans();
        group.skipped().forEach((contact, blockers) -> records.skip(batch.batchId(), contact, blockers));
        records.progress(
                batch.batchId(), group.last(), plans.size(), group.skipped().size());
        if (group.isLarge()) {
            return Group.waitsFor(
                    beginning.begin(group.contacts().getFirst(), plans.getFirst(), agent, batch.batchId()));
        }
        if (!plans.isEmpty()) {
            beginning.complete(group.contacts(), plans, agent, batch.batchId());
        }
        return Group.PURGED;
    }

    private PurgeGroup group(PurgeBatch batch, List<PurgeBatchContact> next) {
        var locked =
                contacts.lock(next.stream().map(PurgeBatchContact::contactId).toList());
        var softDeleted = next.stream()
                .map(contact -> locked.find(contact.contactId()).orElse(null))
                .filter(SoftDeletedContact.class::isInstance)
                .toList();
        steps.linkRows(softDeleted.stream().map(ExistingContact::id).toList());
        var plansInBatch = byContact(steps.planInBatchWithSizes(softDeleted, batch.batchId()));
        var group = new PurgeGroup(next, locked, plansInBatch);
        // What a skipped contact has in common with a later one is still there, and counted for nobody
        var isAsPrepared = batch.skipped() == 0 && group.isWhole();
        return group.filled(isAsPrepared ? plansInBatch : byContact(steps.planWithSizes(group.toPurge())));
    }

    private static Map<ContactId, PurgePlan> byContact(List<PurgePlan> plans) {
        return plans.stream().collect(toMap(plan -> plan.contact().id(), Function.identity()));
    }
}
