package helpdesk.customfield;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentsOnly;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Defines and lists custom fields.
@Service
@AgentsOnly
class CustomFieldDefinitions {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int MOST_CHOICES = 100;

    private final CustomFields fields;
    private final Idempotency idempotency;

    CustomFieldDefinitions(CustomFields fields, Idempotency idempotency) {
        this.fields = fields;
        this.idempotency = idempotency;
    }

    /// The input of `defineCustomField`.
    record DefineCustomFieldInput(
            String key,
            String label,
            CustomFieldType type,
            @Nullable List<String> choices) {

        List<String> choicesOrNone() {
            return choices == null ? List.of() : choices;
        }
    }

    public List<CustomField> all() {
        return fields.all();
    }

    @UnitOfWork
    public Outcome<CustomField> define(DefineCustomFieldInput input, IdempotentRequest request) {
        return idempotency
                .once(request, CustomFieldId::new, () -> define(input))
                .either(id -> Outcome.done(fields.get(id)), Outcome::refused);
    }

    private Outcome<CreatedObject<CustomFieldId>> define(DefineCustomFieldInput input) {
        var check = new InputCheck();
        var label = check.check(input.label(), CustomField::label, "label");
        var choices = choices(input, check);
        if (!KEY.matcher(input.key()).matches()) {
            check.refuse(
                    "A key must be a lower-case letter, followed by up to 63 lower-case letters, digits and"
                            + " underscores",
                    "key");
        }
        if (check.hasRefusals() || label == null) {
            return Outcome.refused(check.refusals());
        }
        fields.lock();
        var defined = fields.byKey();
        if (defined.containsKey(input.key())) {
            return Outcome.refused(new CustomFieldKeyTaken());
        }
        if (defined.size() >= TooManyCustomFields.MOST_DEFINED) {
            return Outcome.refused(TooManyCustomFields.defined());
        }
        var id = CustomFieldId.next();
        fields.add(id, input.key(), label, input.type(), choices);
        return Outcome.done(CreatedObject.ofNoContact(id));
    }

    private static List<String> choices(DefineCustomFieldInput input, InputCheck check) {
        var given = input.choicesOrNone();
        if (given.isEmpty() == (input.type() == CustomFieldType.CHOICE) || given.size() > MOST_CHOICES) {
            check.refuse("Only the type CHOICE has choices, 1 to " + MOST_CHOICES, "choices");
            return List.of();
        }
        var choices = given.stream()
                .map(choice -> check.check(choice, CustomField::label, "choices"))
                .toList();
        if (new HashSet<>(choices).size() < choices.size() && !check.hasRefusals()) {
            check.refuse("The choices must be different from each other", "choices");
        }
        return choices;
    }
}
