package helpdesk.customfield;

import helpdesk.contact.ContactView;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.idempotency.IdempotentRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the custom fields.
@Controller
class CustomFieldController {

    private final CustomFieldDesk desk;
    private final ValuesOfContact values;

    CustomFieldController(CustomFieldDesk desk, ValuesOfContact values) {
        this.desk = desk;
        this.values = values;
    }

    /// What a definition answers.
    public record DefineCustomFieldPayload(@Nullable CustomField customField, List<? extends UserError> userErrors)
            implements Payload {}

    @QueryMapping
    List<CustomField> customFields() {
        return desk.all();
    }

    @SchemaMapping(typeName = "Contact")
    List<CustomFieldValue> customFieldValues(ContactView contact) {
        return contact.value(values);
    }

    @MutationMapping
    DefineCustomFieldPayload defineCustomField(@Argument DefineCustomFieldInput input, IdempotentRequest request) {
        return desk.define(input, request)
                .either(
                        field -> new DefineCustomFieldPayload(field, List.of()),
                        refusals -> new DefineCustomFieldPayload(null, refusals));
    }
}
