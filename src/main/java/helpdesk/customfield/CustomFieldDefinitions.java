package helpdesk.customfield;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentsOnly;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Defines, changes and lists custom fields.
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

    /// The input of `updateCustomField`: null for what stays as it is.
    ///
    /// @param newChoices to offer beside those that there are
    /// @param moveBefore the key of the field to put it before
    /// @param moveAfter the key of the field to put it after
    record UpdateCustomFieldInput(
            String key,
            @Nullable String label,
            @Nullable List<String> newChoices,
            @Nullable String moveBefore,
            @Nullable String moveAfter) {}

    public Optional<CustomField> find(String key) {
        return Optional.ofNullable(fields.byKey().get(key));
    }

    public List<CustomField> all() {
        return fields.all();
    }

    @UnitOfWork
    public Outcome<CustomFieldId> define(DefineCustomFieldInput input, IdempotentRequest request) {
        return idempotency.once(request, CustomFieldId::new, () -> define(input));
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

    /// Values stay valid: neither the type changes, nor does a choice go.
    @UnitOfWork
    public Outcome<CustomFieldId> update(UpdateCustomFieldInput input) {
        fields.lock();
        var all = fields.all();
        return all.stream()
                .filter(field -> field.key().equals(input.key()))
                .findFirst()
                .map(field -> update(field, all, input))
                .orElseGet(() -> Outcome.refused(new CustomFieldNotFound()));
    }

    private Outcome<CustomFieldId> update(CustomField field, List<CustomField> all, UpdateCustomFieldInput input) {
        var check = new InputCheck();
        var label = input.label() == null ? field.label() : check.check(input.label(), CustomField::label, "label");
        var choices = choices(field, input, check);
        var place = place(field, all, input, check);
        if (check.hasRefusals() || label == null) {
            return Outcome.refused(check.refusals());
        }
        if (!label.equals(field.label()) || !choices.equals(field.choices())) {
            fields.change(field.id(), label, choices);
        }
        if (!place.equals(field)) {
            fields.move(field, place);
        }
        return Outcome.done(field.id());
    }

    /// The field whose place it takes: itself if it stays where it is.
    private static CustomField place(
            CustomField field, List<CustomField> all, UpdateCustomFieldInput input, InputCheck check) {
        if (input.moveBefore() != null && input.moveAfter() != null) {
            check.refuse("Use moveBefore or moveAfter, not both", "moveAfter");
        }
        var from = all.indexOf(field);
        var before = indexOf(input.moveBefore(), all, check, "moveBefore");
        var after = indexOf(input.moveAfter(), all, check, "moveAfter");
        if (before >= 0 && before != from) {
            return all.get(from < before ? before - 1 : before);
        }
        return after >= 0 && after != from ? all.get(from < after ? after : after + 1) : field;
    }

    /// -1 for no key, and for that of no field.
    private static int indexOf(@Nullable String key, List<CustomField> all, InputCheck check, String input) {
        if (key == null) {
            return -1;
        }
        var index = all.stream().map(CustomField::key).toList().indexOf(key);
        if (index < 0) {
            check.refuse("There is no custom field with this key", input);
        }
        return index;
    }

    /// Those of the field, and the new ones, of which some may be there already: the request may be a repetition.
    private static List<String> choices(CustomField field, UpdateCustomFieldInput input, InputCheck check) {
        var given = Objects.requireNonNullElse(input.newChoices(), List.<String>of());
        var choices = new LinkedHashSet<>(field.choices());
        given.stream()
                .limit(MOST_CHOICES)
                .map(choice -> check.check(choice, CustomField::label, "newChoices"))
                .filter(Objects::nonNull)
                .forEach(choices::add);
        var isTooMuch = given.size() > MOST_CHOICES || choices.size() > MOST_CHOICES;
        if (isTooMuch || (!given.isEmpty() && field.type() != CustomFieldType.CHOICE)) {
            check.refuse("Only the type CHOICE has choices, at most " + MOST_CHOICES, "newChoices");
        }
        return List.copyOf(choices);
    }
}
