package helpdesk.customfield;

import helpdesk.contact.ContactView;
import helpdesk.customfield.CustomFieldDefinitions.DefineCustomFieldInput;
import helpdesk.customfield.CustomFieldDefinitions.UpdateCustomFieldInput;
import helpdesk.customfield.CustomFieldDeletion.DeletedField;
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

    private final CustomFieldDefinitions definitions;
    private final CustomFields fields;
    private final CustomFieldDeletion deletion;
    private final CustomFieldValuesField values;

    CustomFieldController(
            CustomFieldDefinitions definitions,
            CustomFields fields,
            CustomFieldDeletion deletion,
            CustomFieldValuesField values) {
        this.definitions = definitions;
        this.deletion = deletion;
        this.fields = fields;
        this.values = values;
    }

    /// What `defineCustomField` and `updateCustomField` answer.
    public record CustomFieldPayload(@Nullable CustomField customField, List<? extends UserError> userErrors)
            implements Payload {}

    /// The field to delete, and the preview that was confirmed.
    record DeleteCustomFieldInput(String key, String previewFingerprint) {}

    /// What `deleteCustomField` answers.
    public record DeleteCustomFieldPayload(
            @Nullable String deletedKey, @Nullable Integer deletedValueCount, List<? extends UserError> userErrors)
            implements Payload {

        static DeleteCustomFieldPayload of(@Nullable DeletedField deleted, List<? extends UserError> userErrors) {
            return deleted == null
                    ? new DeleteCustomFieldPayload(null, null, userErrors)
                    : new DeleteCustomFieldPayload(deleted.key(), deleted.values(), userErrors);
        }
    }

    @QueryMapping
    List<CustomField> customFields() {
        return definitions.all();
    }

    @SchemaMapping(typeName = "Contact")
    List<CustomFieldValue> customFieldValues(ContactView contact) {
        return contact.value(values);
    }

    @QueryMapping
    @Nullable
    CustomField customField(@Argument String key) {
        return definitions.find(key).orElse(null);
    }

    @SchemaMapping(typeName = "CustomField")
    CustomFieldDeletionPreview deletionPreview(CustomField field) {
        return deletion.preview(field);
    }

    @MutationMapping
    CustomFieldPayload defineCustomField(@Argument DefineCustomFieldInput input, IdempotentRequest request) {
        return definitions.define(input, request).payload(id -> fields.find(id).orElse(null), CustomFieldPayload::new);
    }

    @MutationMapping
    CustomFieldPayload updateCustomField(@Argument UpdateCustomFieldInput input) {
        return definitions.update(input).payload(id -> fields.find(id).orElse(null), CustomFieldPayload::new);
    }

    @MutationMapping
    DeleteCustomFieldPayload deleteCustomField(@Argument DeleteCustomFieldInput input) {
        return deletion.delete(input).payload(DeleteCustomFieldPayload::of);
    }
}
