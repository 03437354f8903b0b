package helpdesk.contact;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import helpdesk.contact.spi.ExportParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/// The contact's own fields, first in its export.
@Component
class ContactExport implements ExportParticipant {

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public List<ExportPart> exportParts() {
        return List.of(ExportPart.object(
                "contact",
                "contact WHERE contact.id = :contact",
                "contact.id",
                ExportField.id("id", ContactId.TYPE, "contact.id"),
                ExportField.text("state", "contact.state"),
                ExportField.text("name", "contact.name"),
                ExportField.text("email", "contact.email"),
                ExportField.text("phone", "contact.phone"),
                ExportField.text("jobTitle", "contact.job_title"),
                ExportField.text("address", "contact.address"),
                ExportField.time("createdAt", "contact.created_at"),
                ExportField.time("updatedAt", "contact.updated_at"),
                ExportField.time("softDeletedAt", "contact.soft_deleted_at"),
                ExportField.text("softDeletedBy", "contact.soft_deleted_by")));
    }
}
