package helpdesk.customfield;

import helpdesk.contact.ContactView;
import helpdesk.customfield.CustomFieldDefinitions.DefineCustomFieldInput;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.idempotency.IdempotentRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    private final CustomFieldValuesField values;

    CustomFieldController(CustomFieldDefinitions definitions, CustomFields fields, CustomFieldValuesField values) {
        this.definitions = definitions;
        this.fields = fields;
        this.values = values;
    }

    /// What `defineCustomField` answers.
    public record DefineCustomFieldPayload(@Nullable CustomField customField, List<? extends UserError> userErrors)
            implements Payload {}

    @QueryMapping
    List<CustomField> customFields() {
        return definitions.all();
    }

    @SchemaMapping(typeName = "Contact")
    List<CustomFieldValue> customFieldValues(ContactView contact) {
        return withFields(contact.value(values));
    }

    /// In the order of the fields' definition.
    private List<CustomFieldValue> withFields(List<CustomFieldValuesField.Value> stored) {
        var known = fields.find(
                stored.stream().map(CustomFieldValuesField.Value::field).toList());
        return stored.stream()
                .map(value -> new CustomFieldValue(Objects.requireNonNull(known.get(value.field())), value.value()))
                .sorted(Comparator.comparingInt(value -> value.field().position()))
                .toList();
    }

    @MutationMapping
    DefineCustomFieldPayload defineCustomField(@Argument DefineCustomFieldInput input, IdempotentRequest request) {
        return definitions.define(input, request).payload(DefineCustomFieldPayload::new);
    }
}
