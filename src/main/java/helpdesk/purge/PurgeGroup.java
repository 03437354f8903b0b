package helpdesk.purge;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactId;
import helpdesk.contact.LockedContacts;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.purge.spi.PurgeBlocker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The next contacts of a batch, chosen under their locks: several small ones whose purges share a transaction, or a
/// large one. Those that have changed since the batch was prepared, or may not be purged any more, are skipped.
final class PurgeGroup {

    /// So that others do not wait for long.
    private static final int MOST_ROWS = 5_000;

    private final LockedContacts locked;
    private final Map<ContactId, PurgePlan> plansInBatch;
    private final List<SoftDeletedContact> contacts = new ArrayList<>();
    private final List<PurgePlan> plans = new ArrayList<>();
    private final Map<ContactId, List<String>> skipped = new LinkedHashMap<>();
    private @Nullable ContactId last;
    private boolean isFull;

    /// @param next at least one
    PurgeGroup(List<PurgeBatchContact> next, LockedContacts locked, Map<ContactId, PurgePlan> plansInBatch) {
        this.locked = locked;
        this.plansInBatch = plansInBatch;
        next.stream().takeWhile(_ -> !isFull).forEach(this::take);
    }

    private void take(PurgeBatchContact next) {
        var contact = locked.find(next.contactId()).orElse(null);
        switch (contact) {
            case null -> skip(next, List.of(PurgeBatchContact.CONTACT_NOT_FOUND));
            case ActiveContact _ -> skip(next, List.of(PurgeBatchContact.NOT_SOFT_DELETED));
            case SoftDeletedContact softDeleted ->
                take(next, softDeleted, Objects.requireNonNull(plansInBatch.get(next.contactId())));
        }
    }

    private void take(PurgeBatchContact next, SoftDeletedContact contact, PurgePlan plan) {
        if (!plan.blockers().isEmpty()) {
            skip(next, plan.blockers().stream().map(PurgeBlocker::name).toList());
        } else if (!plan.fingerprint().equals(next.fingerprint())) {
            skip(next, List.of(PurgeBatchContact.CHANGED));
        } else {
            isFull = !hasRoomFor(plan);
            if (!isFull || plans.isEmpty()) {
                contacts.add(contact);
                plans.add(plan);
                last = next.contactId();
            }
        }
    }

    private void skip(PurgeBatchContact next, List<String> blockers) {
        skipped.put(next.contactId(), blockers);
        last = next.contactId();
    }

    private boolean hasRoomFor(PurgePlan plan) {
        return plan.isSmall()
                && rows() + plan.rows() <= MOST_ROWS
                && plans.stream().mapToLong(PurgePlan::bytes).sum() + plan.bytes() <= PurgePlan.MOST_BYTES;
    }

    private int rows() {
        return plans.stream().mapToInt(PurgePlan::rows).sum();
    }

    /// Whether it has only one contact, whose purge is large.
    boolean isLarge() {
        return plans.size() == 1 && !plans.getFirst().isSmall();
    }

    List<SoftDeletedContact> contacts() {
        return contacts;
    }

    /// What is done to each of them, if all earlier contacts of the batch have been purged.
    List<PurgePlan> plans() {
        return plans;
    }

    /// Each with the reasons.
    Map<ContactId, List<String>> skipped() {
        return skipped;
    }

    /// The last contact of all.
    ContactId last() {
        return Objects.requireNonNull(last);
    }
}
