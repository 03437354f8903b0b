package helpdesk.purge;

import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.record.Purge;
import helpdesk.purge.record.PurgeFindings;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.Purges;
import helpdesk.purge.residue.Mentions;
import helpdesk.purge.spi.PurgeMentions;
import helpdesk.purge.work.PurgeEnd;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What purges have found, for a privacy officer to look at.
@Service
class PurgeReviews {

    private final Purges purges;
    private final PurgeFindings findings;
    private final Mentions mentions;
    private final PurgeCandidates candidates;
    private final PurgeEnd end;
    private final CurrentCaller caller;

    PurgeReviews(
            Purges purges,
            PurgeFindings findings,
            Mentions mentions,
            PurgeCandidates candidates,
            PurgeEnd end,
            CurrentCaller caller) {
        this.purges = purges;
        this.findings = findings;
        this.mentions = mentions;
        this.candidates = candidates;
        this.end = end;
        this.caller = caller;
    }

    /// Empty when nothing was found.
    Optional<PurgeReview> of(Purge purge) {
        var found = findings.of(purge.purgeId());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new PurgeReview(found, purge.acceptedBy(), purge.acceptedBySubject()));
    }

    PurgeMentions mentionsOf(Purge purge) {
        return mentions.of(purge.purgeId());
    }

    /// Completes a purge of which somebody has looked at what was found, and at nothing else; changes no other purge.
    @PrivacyOfficersOnly
    @UnitOfWork
    public Outcome<Purge> accept(String purgeId, String fingerprint) {
        var found = PurgeId.parse(purgeId).flatMap(purges::find);
        found.ifPresent(purge -> candidates.lockPurging(purge.contact()));
        return found.flatMap(purge -> purges.find(purge.purgeId()))
                .map(purge -> accept(purge, fingerprint))
                .orElseGet(() -> Outcome.refused(new PurgeNotFound()));
    }

    private Outcome<Purge> accept(Purge purge, String fingerprint) {
        return switch (purge.state()) {
            case RUNNING, COMPLETED -> Outcome.done(purge);
            case NEEDS_REVIEW -> acceptReview(purge, fingerprint);
        };
    }

    private Outcome<Purge> acceptReview(Purge purge, String fingerprint) {
        var review = new PurgeReview(findings.of(purge.purgeId()), null, null);
        if (!review.fingerprint().equals(fingerprint)) {
            return Outcome.refused(new PurgeFindingsChanged(review));
        }
        end.complete(purge, caller.agent());
        return Outcome.done(purges.get(purge.purgeId()));
    }
}
