package helpdesk.hold;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Blocks the purge of a contact with a legal hold in force, and erases those that have ended, with their reasons (R7).
@Component
class LegalHoldPurge implements PurgeParticipant {

    private static final String HOLDS = "legal_hold target WHERE target.contact_id IN (:contacts)";

    @Override
    public int getOrder() {
        return 160;
    }

    @Override
    public List<PurgeStep> steps() {
        return List.of(PurgeStep.of(
                ERASE,
                "LEGAL_HOLD",
                new PurgeSentence(
                        "1 legal hold is erased with its reason", "%d legal holds are erased with their reasons"),
                "legal_hold",
                List.of("id"),
                "target.contact_id",
                HOLDS));
    }

    /// The contact itself must not learn of a hold: it may be for an investigation.
    @Override
    public List<ExportPart> exportParts() {
        return List.of(ExportPart.list(
                "legalHolds",
                "legal_hold WHERE legal_hold.contact_id = :contact AND :officer",
                List.of("legal_hold.position"),
                ExportField.id("id", LegalHoldId.TYPE, "legal_hold.id"),
                ExportField.text("reason", "legal_hold.reason"),
                ExportField.time("until", "legal_hold.held_until"),
                ExportField.time("placedAt", "legal_hold.placed_at"),
                ExportField.text("placedBy", "legal_hold.placed_by"),
                ExportField.time("endedAt", "legal_hold.ended_at"),
                ExportField.text("releasedBy", "legal_hold.released_by")));
    }

    @Override
    public List<PurgeBlocker> blockers() {
        var inForce = HOLDS + " AND " + LegalHolds.inForce("target");
        return List.of(new PurgeBlocker("LEGAL_HOLD", "target.contact_id", inForce, ContactOnLegalHold::new));
    }
}
