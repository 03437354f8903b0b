package helpdesk.purge;

import helpdesk.contact.ExistingContact;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;
import java.util.List;
import java.util.stream.Stream;

/// What a purge of one contact would do, counted at one moment.
record PurgePlan(ExistingContact contact, List<CountedStep> steps) {

    /// What a replication group takes at once in any case.
    private static final long MOST_BYTES = 4_000_000;

    private static final PurgeSentence PERSONAL_FIELDS =
            new PurgeSentence("1 personal field is erased", "%d personal fields are erased");

    /// Whether it is done in one transaction.
    boolean isSmall() {
        return steps.stream().mapToLong(CountedStep::count).sum() <= PurgeTransactions.MOST_ROWS
                && steps.stream().mapToLong(CountedStep::bytes).sum() <= MOST_BYTES;
    }

    /// In the order in which they are performed: the personal fields go at once, where there is no way back.
    List<PurgeAction> actions() {
        return Stream.concat(Stream.of(personalFields()), steps.stream().map(CountedStep::action))
                .toList();
    }

    PurgeAction personalFields() {
        return new PurgeAction(PurgeActionKind.ERASE, "PERSONAL_FIELD", contact.personalFields(), PERSONAL_FIELDS);
    }

    /// Stands for it all: for the contact's version, which grows with its every change, and for the number and identity
    /// of all rows that are confirmed with it.
    String fingerprint() {
        var version = contact.id().value() + " " + contact.version();
        var confirmed = steps.stream().filter(step -> step.step().isConfirmed());
        return Fingerprint.of(Stream.concat(Stream.of(version), confirmed.map(CountedStep::mark))
                .toList());
    }
}
