package helpdesk.purge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import helpdesk.contact.ExistingContact;
import helpdesk.graphql.usererror.UserError;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.purge.spi.PurgeSentence;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a purge of one contact would do, counted at one moment.
///
/// @param blockers the reasons of other modules for which the contact must not be purged
record PurgePlan(ExistingContact contact, List<CountedStep> steps, List<PurgeBlocker> blockers) {

    /// A replication group takes a transaction of this size in any case.
    private static final long MOST_BYTES = 4_000_000;

    private static final PurgeSentence PERSONAL_FIELDS =
            new PurgeSentence("1 personal field is erased", "%d personal fields are erased");

    /// Whether the purge can be done in one transaction.
    boolean isSmall() {
        return steps.stream().mapToLong(CountedStep::count).sum() <= PurgeTransactions.MOST_ROWS
                && steps.stream().mapToLong(CountedStep::bytes).sum() <= MOST_BYTES;
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
        return new PurgeAction(PurgeActionKind.ERASE, "PERSONAL_FIELD", contact.personalFields(), PERSONAL_FIELDS);
    }

    /// A hash of the contact's version, which grows with each change, and of the number and keys of all rows that
    /// are confirmed with the preview.
    String fingerprint() {
        var version = contact.id().value() + " " + contact.version();
        var confirmed = steps.stream().filter(step -> step.step().isConfirmed()).map(CountedStep::mark);
        return hash(version + confirmed.collect(joining()));
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
