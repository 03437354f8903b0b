package helpdesk.customfield;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

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
}
