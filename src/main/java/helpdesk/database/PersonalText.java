package helpdesk.database;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import org.jspecify.annotations.Nullable;

/// A personal text or a secret. It never prints itself, so a record that holds it can be logged.
public record PersonalText(String value) {

    /// From JSON, it is a string.
    @JsonCreator(mode = Mode.DELEGATING)
    public PersonalText {}

    public static @Nullable PersonalText ofNullable(@Nullable String value) {
        return value == null ? null : new PersonalText(value);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
