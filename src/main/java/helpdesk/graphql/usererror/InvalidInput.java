package helpdesk.graphql.usererror;

import java.util.List;

/// An invalid value.
public record InvalidInput(String message, List<String> field) implements UserError {

    /// For a field of the mutation's input.
    public static InvalidInput of(String message, String... path) {
        return new InvalidInput(message, UserError.at(path));
    }
}
