package helpdesk.contact;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/// What identifies a contact, and what a purge erases first (R7). All are empty only while a contact is being
/// purged.
record PersonalFields(
        @Nullable String name,
        @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable EmailAddress email,
        @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable PhoneNumber phone,
        @Nullable String jobTitle,
        @Nullable String address) {

    /// In characters, of a field of one line.
    static final int LONGEST_LINE = 200;

    static final PersonalFields BLANK = new PersonalFields(null, null, null, null, null);

    static PersonalFields of(String name, EmailAddress email) {
        return new PersonalFields(name, email, null, null, null);
    }

    PersonalFields withEmail(EmailAddress changed) {
        return new PersonalFields(name, changed, phone, jobTitle, address);
    }

    /// How many of the fields are filled.
    int count() {
        return (int) Stream.of(name, email, phone, jobTitle, address)
                .filter(Objects::nonNull)
                .count();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
