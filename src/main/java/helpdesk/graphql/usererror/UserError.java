package helpdesk.graphql.usererror;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A refusal for a business reason. The type is named as in the schema, and says what is the case: `EmailTaken`.
public interface UserError {

    /// A sentence to show to the person who asked; never quotes the input.
    String message();

    /// The way to the input that was the reason, outermost first; null when it was none.
    @Nullable
    List<String> field();

    /// The name of the type as the schema's `UserErrorCode` spells it: `EMAIL_TAKEN`.
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
