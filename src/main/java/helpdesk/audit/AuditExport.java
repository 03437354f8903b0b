package helpdesk.audit;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import helpdesk.contact.spi.ExportParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/// What was done to the contact, the oldest first, at the end of its export. The contact itself must not learn of legal
/// holds.
@Component
class AuditExport implements ExportParticipant {

    @Override
    public int getOrder() {
        return 900;
    }

    @Override
    public List<ExportPart> exportParts() {
        return List.of(ExportPart.list(
                "auditEvents",
                "audit_event WHERE audit_event.contact_id = :contact AND (:officer OR audit_event.kind NOT LIKE"
                        + " 'LEGAL%')",
                List.of("audit_event.position"),
                ExportField.id("id", AuditEventId.TYPE, "audit_event.id"),
                ExportField.text("kind", "audit_event.kind"),
                ExportField.texts("changedFields", "audit_event.changed_fields"),
                ExportField.text("agent", "audit_event.agent"),
                ExportField.time("occurredAt", "audit_event.occurred_at")));
    }
}
