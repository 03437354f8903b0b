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
    private final Map<ContactId, List<String>> reasons = new LinkedHashMap<>();
    private final List<SoftDeletedContact> contacts = new ArrayList<>();
    private final List<PurgePlan> plans = new ArrayList<>();
    private final Map<ContactId, List<String>> skipped = new LinkedHashMap<>();
    private @Nullable ContactId last;
    private boolean isFull;

    /// @param next at least one
    PurgeGroup(List<PurgeBatchContact> next, LockedContacts locked, Map<ContactId, PurgePlan> plansInBatch) {
        this.locked = locked;
        this.plansInBatch = plansInBatch;
        next.forEach(contact -> reasons.put(contact.contactId(), reasons(contact)));
    }

    /// Why a contact is to be skipped; empty if it is to be purged.
    private List<String> reasons(PurgeBatchContact next) {
        return switch (locked.find(next.contactId()).orElse(null)) {
            case null -> List.of(PurgeBatchContact.CONTACT_NOT_FOUND);
            case ActiveContact _ -> List.of(PurgeBatchContact.NOT_SOFT_DELETED);
            case SoftDeletedContact contact -> reasons(next, Objects.requireNonNull(plansInBatch.get(contact.id())));
        };
    }

    private static List<String> reasons(PurgeBatchContact next, PurgePlan plan) {
        if (!plan.blockers().isEmpty()) {
            return plan.blockers().stream().map(PurgeBlocker::name).toList();
        }
        return plan.fingerprint().equals(next.fingerprint()) ? List.of() : List.of(PurgeBatchContact.CHANGED);
    }

    /// Whether all of the next contacts are to be purged.
    boolean isWhole() {
        return reasons.values().stream().allMatch(List::isEmpty);
    }

    /// Those of the next contacts that are to be purged.
    List<SoftDeletedContact> toPurge() {
        return reasons.entrySet().stream()
                .filter(contact -> contact.getValue().isEmpty())
                .map(contact -> softDeleted(contact.getKey()))
                .toList();
    }

    private SoftDeletedContact softDeleted(ContactId contact) {
        return (SoftDeletedContact) locked.find(contact).orElseThrow();
    }

    /// Takes as many of the next contacts as there is room for.
    ///
    /// @param actual what is done to each of those to purge
    PurgeGroup filled(Map<ContactId, PurgePlan> actual) {
        reasons.forEach((contact, blockers) -> {
            if (!isFull) {
                take(contact, blockers, actual);
            }
        });
        return this;
    }

    private void take(ContactId contact, List<String> blockers, Map<ContactId, PurgePlan> actual) {
        if (blockers.isEmpty()) {
            purge(contact, Objects.requireNonNull(actual.get(contact)));
        } else {
            skipped.put(contact, blockers);
            last = contact;
        }
    }

    private void purge(ContactId contact, PurgePlan plan) {
        isFull = !hasRoomFor(plan);
        if (!isFull || plans.isEmpty()) {
            contacts.add(softDeleted(contact));
            plans.add(plan);
            last = contact;
        }
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

    /// What is done to each of them.
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
