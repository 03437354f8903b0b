package helpdesk.purge.plan;

import helpdesk.contact.PurgeCandidate;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;
import java.util.List;
import java.util.stream.Stream;

/// What a purge of one contact would do, counted at one moment, and a fingerprint of it all: of the contact's version,
/// which grows with its every change, and of the number and identity of all rows that are confirmed with it.
public record PurgePlan(PurgeAction personalFields, List<CountedStep> steps, String fingerprint) {

    private static final PurgeSentence PERSONAL_FIELDS =
            new PurgeSentence("1 personal field is erased", "%d personal fields are erased");

    static PurgePlan of(PurgeCandidate.Countable contact, List<CountedStep> steps) {
        var personalFields =
                new PurgeAction(PurgeActionKind.ERASE, "PERSONAL_FIELD", contact.personalFields(), PERSONAL_FIELDS);
        return new PurgePlan(personalFields, steps, fingerprint(contact, steps));
    }

    /// In the order in which they are performed: the personal fields go at once, where there is no way back.
    public List<PurgeAction> actions() {
        return Stream.concat(Stream.of(personalFields), steps.stream().map(CountedStep::action))
                .toList();
    }

    private static String fingerprint(PurgeCandidate.Countable contact, List<CountedStep> steps) {
        var version = contact.id().value() + " " + contact.version();
        var confirmed = steps.stream().filter(step -> step.step().isConfirmed());
        return Fingerprint.of(Stream.concat(Stream.of(version), confirmed.map(CountedStep::mark))
                .toList());
    }
}
