package helpdesk.purge;

import helpdesk.contact.ExistingContact;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.security.AgentCaller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What is shown before a purge, and what its user confirms (R9): the schema's `PurgePreview`.
public record PurgePreview(
        String fingerprint, List<PurgeBlocker> blockers, List<PurgeAction> actions, Instant computedAt) {

    static PurgePreview of(ExistingContact contact, PurgePlan plan, AgentCaller viewer, Instant now) {
        var softDeleted = contact instanceof SoftDeletedContact;
        var blockers = Stream.of(
                        softDeleted ? null : PurgeBlocker.NOT_SOFT_DELETED,
                        viewer.isPrivacyOfficer() ? null : PurgeBlocker.NOT_PERMITTED)
                .filter(Objects::nonNull)
                .toList();
        return new PurgePreview(plan.fingerprint(), blockers, plan.actions(), now);
    }

    public boolean allowed() {
        return blockers.isEmpty();
    }
}
