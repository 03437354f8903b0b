package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// There are as many custom fields as there can be, or a contact has values for as many as it can.
public record TooManyCustomFields(String message, @Nullable List<String> field) implements UserError {

    static final int MOST_DEFINED = 1_000;
    static final int MOST_OF_A_CONTACT = 100;

    static TooManyCustomFields defined() {
        return new TooManyCustomFields("There are 1,000 custom fields, and cannot be more", null);
    }

    static TooManyCustomFields ofAContact() {
        return new TooManyCustomFields(
                "A contact has values for at most 100 custom fields: clear others first",
                List.of("input", "customFieldValues"));
    }
}
