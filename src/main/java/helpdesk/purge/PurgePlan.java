package helpdesk.purge;

import static java.util.stream.Collectors.joining;

import helpdesk.contact.ExistingContact;
import helpdesk.graphql.usererror.UserError;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.purge.spi.PurgeSentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a purge of one contact would do, counted at one moment.
///
/// @param blockers the reasons of other modules for which the contact must not be purged
record PurgePlan(ExistingContact contact, List<CountedStep> steps, List<PurgeBlocker> blockers) {

    /// A replication group takes a transaction of this size in any case.
    static final long MOST_BYTES = 4_000_000;

    private static final PurgeSentence PERSONAL_FIELDS =
            new PurgeSentence("1 personal field is erased", "%d personal fields are erased");

    /// Whether the purge can be done in one transaction.
    boolean isSmall() {
        return rows() <= PurgeTransactions.MOST_ROWS && bytes() <= MOST_BYTES;
    }

    int rows() {
        return steps.stream().mapToInt(CountedStep::count).sum();
    }

    long bytes() {
        return steps.stream().mapToLong(CountedStep::bytes).sum();
    }

    /// Why the contact must not be purged; empty if it may be.
    Optional<UserError> whyNot() {
        return blockers.stream().findFirst().map(blocker -> blocker.refusal().apply(contact.id()));
    }

    /// In the order in which they are performed: personal fields are erased at the point of no return.
    List<PurgeAction> actions() {
        return Stream.concat(Stream.of(personalFields()), steps.stream().map(CountedStep::action))
                .toList();
    }

    PurgeAction personalFields() {
        return personalFields(contact.personalFields());
    }

    static PurgeAction personalFields(int count) {
        return new PurgeAction(PurgeActionKind.ERASE, "PERSONAL_FIELD", count, PERSONAL_FIELDS);
    }

    /// A hash of the contact's version, which grows with each change, and of the number and keys of all rows that
    /// are confirmed with the preview.
    String fingerprint() {
        var version = contact.id().value() + " " + contact.version();
        var confirmed = steps.stream().filter(step -> step.step().isConfirmed()).map(CountedStep::mark);
        return Fingerprint.of(version + confirmed.collect(joining()));
    }
}
