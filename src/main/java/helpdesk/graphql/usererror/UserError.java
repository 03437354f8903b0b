package helpdesk.graphql.usererror;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A refusal for a business reason. The type has the name of the schema's, which states the reason: `EmailTaken`.
/// Each is a record, whose constructor knows the message.
public interface UserError {

    /// A sentence to show to the person who asked; never quotes the input.
    String message();

    /// The path to the input that was the reason, outermost first; null if no input was.
    @Nullable
    List<String> field();

    /// The path to a field of the mutation's input.
    static List<String> at(String... path) {
        return Stream.concat(Stream.of("input"), Arrays.stream(path)).toList();
    }

    /// The name of the type as the schema's `UserErrorCode` spells it: `EMAIL_TAKEN`.
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
