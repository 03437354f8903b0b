package helpdesk.purge;

import static java.util.stream.Collectors.toMap;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.contact.SoftDeletedContact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts what a batch will do, and stores it. Which contacts are in the batch is decided before anything is counted:
/// what they have in common is counted for the first of them.
@Component
class PurgeBatchPreparation {

    /// After its preparation, or after the time when it is to start by itself.
    private static final Duration LIFE = Duration.ofDays(1);

    private static final int MOST_IN_STATEMENT = 500;

    /// As the database orders them.
    private static final Comparator<ContactId> BY_ID = Comparator.comparing(ContactId::bytes, Arrays::compareUnsigned);

    private final ContactLifecycle contacts;
    private final PurgeSteps steps;
    private final PurgeBatchRecords records;
    private final Clock clock;

    PurgeBatchPreparation(ContactLifecycle contacts, PurgeSteps steps, PurgeBatchRecords records, Clock clock) {
        this.contacts = contacts;
        this.steps = steps;
        this.records = records;
        this.clock = clock;
    }

    /// @param startsAt when it starts by itself; null if somebody has to start it
    PurgeBatchId prepare(Set<ContactId> chosen, @Nullable Instant startsAt, Agent agent) {
        var ids = chosen.stream().sorted(BY_ID).toList();
        var chosenContacts = new ArrayList<PurgeBatchContact>();
        var included = new ArrayList<ExistingContact>();
        groups(ids).forEach(group -> choose(group, chosenContacts, included));
        var batch = batch(included.size(), ids.size() - included.size(), startsAt, agent);
        records.add(batch, chosenContacts);
        var marks = new StringBuilder();
        var sums = new Sums();
        groups(included).forEach(group -> {
            var plans = steps.planInBatch(group, batch.batchId());
            records.addPlans(batch.batchId(), plans);
            plans.forEach(plan -> marks.append(plan.fingerprint()));
            plans.forEach(sums::add);
        });
        records.addSum(batch.batchId(), Fingerprint.of(marks.toString()), sums.actions());
        return batch.batchId();
    }

    private static <T> Stream<List<T>> groups(List<T> all) {
        return IntStream.iterate(0, first -> first < all.size(), first -> first + MOST_IN_STATEMENT)
                .mapToObj(first -> all.subList(first, Math.min(first + MOST_IN_STATEMENT, all.size())));
    }

    private void choose(
            List<ContactId> ids, Collection<PurgeBatchContact> chosen, Collection<ExistingContact> included) {
        var existing = contacts.findAll(ids).stream().collect(toMap(ExistingContact::id, Function.identity()));
        var blockers = steps.blockers(existing.keySet());
        for (var id : ids) {
            var contact = existing.get(id);
            var reasons = reasons(contact, blockers);
            if (reasons.isEmpty()) {
                included.add(contact);
            }
            chosen.add(reasons.isEmpty() ? PurgeBatchContact.included(id) : PurgeBatchContact.leftOut(id, reasons));
        }
    }

    private static List<String> reasons(@Nullable ExistingContact contact, Map<ContactId, List<String>> blockers) {
        if (contact == null) {
            return List.of(PurgeBatchContact.CONTACT_NOT_FOUND);
        }
        var state = contact instanceof SoftDeletedContact
                ? Stream.<String>of()
                : Stream.of(PurgeBatchContact.NOT_SOFT_DELETED);
        return Stream.concat(state, blockers.getOrDefault(contact.id(), List.of()).stream())
                .toList();
    }

    private PurgeBatch batch(int prepared, int leftOut, @Nullable Instant startsAt, Agent agent) {
        var now = clock.instant();
        return new PurgeBatch(
                PurgeBatchId.next(),
                PurgeBatchState.PREPARED,
                "",
                prepared,
                leftOut,
                0,
                0,
                null,
                now,
                agent,
                (startsAt == null ? now : startsAt).plus(LIFE),
                startsAt,
                null,
                null,
                null,
                null,
                List.of());
    }

    /// What the purges of all contacts do.
    private final class Sums {

        private int personalFields;
        private final int[] rows = new int[steps.inOrder().size()];

        void add(PurgePlan plan) {
            personalFields += plan.personalFields().count();
            IntStream.range(0, rows.length)
                    .forEach(step -> rows[step] += plan.steps().get(step).count());
        }

        List<PurgeAction> actions() {
            var ofSteps = IntStream.range(0, rows.length).mapToObj(step -> {
                var found = steps.inOrder().get(step);
                return new PurgeAction(
                        found.kind(),
                        found.subject(),
                        rows[step],
                        found.sentence().ofSeveralContacts());
            });
            return Stream.concat(Stream.of(PurgePlan.personalFields(personalFields)), ofSteps)
                    .toList();
        }
    }
}
