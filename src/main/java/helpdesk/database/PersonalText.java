package helpdesk.database;

import org.jspecify.annotations.Nullable;

/// A personal text or a secret. It never prints itself, so a record that holds it can be logged.
public record PersonalText(String value) {

    public static @Nullable PersonalText ofNullable(@Nullable String value) {
        return value == null ? null : new PersonalText(value);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
