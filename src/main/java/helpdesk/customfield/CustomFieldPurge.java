package helpdesk.customfield;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases all custom field values of the contact (R7).
@Component
class CustomFieldPurge implements PurgeParticipant {

    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public List<PurgeStep> steps() {
        return List.of(PurgeStep.of(
                        ERASE,
                        "CUSTOM_FIELD_VALUE",
                        new PurgeSentence("1 custom field value is erased", "%d custom field values are erased"),
                        "custom_field_value",
                        List.of("contact_id", "custom_field_id"),
                        "target.contact_id",
                        "custom_field_value target WHERE target.contact_id IN (:contacts)")
                .ofSize("LENGTH(target.value)"));
    }

    /// A field that is being deleted exists for nobody any more.
    @Override
    public List<ExportPart> exportParts() {
        return List.of(ExportPart.list(
                "customFieldValues",
                """
                custom_field_value JOIN custom_field ON custom_field.id = custom_field_value.custom_field_id
                WHERE custom_field_value.contact_id = :contact AND NOT custom_field.deleted\
                """,
                List.of("custom_field_value.custom_field_id"),
                ExportField.text("key", "custom_field.field_key"),
                ExportField.text("label", "custom_field.label"),
                ExportField.text("value", "custom_field_value.value")));
    }
}
