package helpdesk.contact;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    /// Whether a search finds both by the same words, at the same place of the list.
    boolean isFoundLike(PersonalFields other) {
        return Objects.equals(name, other.name)
                && Objects.equals(email, other.email)
                && Objects.equals(phone, other.phone);
    }

    /// How many of the fields are filled.
    int count() {
        return (int) Stream.of(name, email, phone, jobTitle, address)
                .filter(Objects::nonNull)
                .count();
    }

    /// The names, in the schema, of the fields that have changed.
    List<String> changedSince(PersonalFields before) {
        return Stream.of(
                        changed("name", name, before.name),
                        changed("email", email, before.email),
                        changed("phone", phone, before.phone),
                        changed("jobTitle", jobTitle, before.jobTitle),
                        changed("address", address, before.address))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<String> changed(String field, @Nullable Object now, @Nullable Object before) {
        return Objects.equals(now, before) ? Stream.empty() : Stream.of(field);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
