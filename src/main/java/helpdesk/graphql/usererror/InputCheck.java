package helpdesk.graphql.usererror;

import helpdesk.database.PersonalText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with an input, so that its author learns all of it at once. The type of a
/// value checks it and throws `IllegalArgumentException` with a message to show.
public final class InputCheck {

    private final List<InvalidInput> refusals = new ArrayList<>();

    /// Creates the value of a field; if that fails, notes the reason and returns null.
    public <S, T> @Nullable T check(@Nullable S input, Function<S, T> type, String... path) {
        if (input == null) {
            return null;
        }
        try {
            return type.apply(input);
        } catch (IllegalArgumentException refusal) {
            refuse(String.valueOf(refusal.getMessage()), path);
            return null;
        }
    }

    public <T> @Nullable T check(@Nullable PersonalText input, Function<String, T> type, String... path) {
        return check(input == null ? null : input.value(), type, path);
    }

    public void refuse(String message, String... path) {
        refusals.add(InvalidInput.of(message, path));
    }

    public boolean hasRefusals() {
        return !refusals.isEmpty();
    }

    public List<InvalidInput> refusals() {
        return List.copyOf(refusals);
    }
}
