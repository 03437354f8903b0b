package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// There are as many custom fields as there may be, or a contact has values for as many as it may.
public record TooManyCustomFields(String message, @Nullable List<String> field) implements UserError {

    static final int MOST_DEFINED = 1_000;
    static final int MOST_OF_A_CONTACT = 100;

    static TooManyCustomFields defined() {
        return new TooManyCustomFields(
                String.format(Locale.ROOT, "There are %,d custom fields, and there may not be more", MOST_DEFINED),
                null);
    }

    static TooManyCustomFields ofAContact() {
        return new TooManyCustomFields(
                "A contact has values for at most " + MOST_OF_A_CONTACT + " custom fields: clear others first",
                List.of("input", "customFieldValues"));
    }
}
