package helpdesk.contact;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a contact is known by, for the purge to look whether any of it is left; what the contact has not is not in it.
/// Personal data.
///
/// @param emails the e-mail address in each form in which it is written
/// @param others whatever else is the contact's alone: not the job title, which may be in a list to choose from
public record PersonalValues(List<String> names, List<String> emails, List<String> phones, List<String> others) {

    static PersonalValues of(PersonalFields fields) {
        var email = fields.email();
        var phone = fields.phone();
        return new PersonalValues(
                present(fields.name()),
                email == null ? List.of() : present(email.address(), email.key()),
                phone == null ? List.of() : present(phone.number()),
                present(fields.address()));
    }

    private static List<String> present(@Nullable String... values) {
        return Stream.of(values).filter(Objects::nonNull).distinct().toList();
    }

    /// These and more of the contact's.
    public PersonalValues and(List<String> more) {
        return new PersonalValues(
                names,
                emails,
                phones,
                Stream.concat(others.stream(), more.stream()).toList());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
