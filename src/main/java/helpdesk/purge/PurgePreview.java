package helpdesk.purge;

import helpdesk.contact.ExistingContact;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.security.AgentCaller;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What is shown before a purge, and what its user confirms (R9): the schema's `PurgePreview`.
public record PurgePreview(String fingerprint, List<String> blockers, List<PurgeAction> actions, Instant computedAt) {

    static PurgePreview of(ExistingContact contact, PurgePlan plan, AgentCaller viewer, Instant now) {
        var blockers = Stream.concat(
                        Stream.of(
                                contact instanceof SoftDeletedContact ? "" : "NOT_SOFT_DELETED",
                                viewer.isPrivacyOfficer() ? "" : "NOT_PERMITTED"),
                        plan.blockers().stream().map(PurgeBlocker::name))
                .filter(blocker -> !blocker.isEmpty())
                .toList();
        return new PurgePreview(plan.fingerprint(), blockers, plan.actions(), now);
    }

    public boolean allowed() {
        return blockers.isEmpty();
    }
}
