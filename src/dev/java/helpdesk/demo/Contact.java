package helpdesk.demo;

import helpdesk.contact.EmailAddress;
import helpdesk.contact.PhoneNumber;
import helpdesk.contact.SearchWords;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody with everything that the help desk knows of them.
///
/// @param values by the keys of the custom fields
record Contact(
        Life life,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String address,
        Map<String, String> values) {

    Stream<Row> rows() {
        return Stream.of(
                        Stream.of(row()),
                        words(),
                        life.auditEvents(),
                        values.entrySet().stream().map(this::value))
                .flatMap(Function.identity());
    }

    private Row row() {
        var deletedAt = life.softDeletedAt();
        return Row.of(
                Table.CONTACT,
                life.id(),
                deletedAt == null ? 1 : 2,
                deletedAt == null ? "ACTIVE" : "SOFT_DELETED",
                name,
                email,
                email == null ? null : EmailAddress.of(email).key(),
                phone,
                jobTitle,
                address,
                life.createdAt(),
                Objects.requireNonNullElse(deletedAt, life.createdAt()),
                deletedAt,
                life.softDeletedBy(),
                Office.subject(life.softDeletedBy()));
    }

    private Stream<Row> words() {
        return SearchWords.of(
                        name,
                        email == null ? null : EmailAddress.of(email),
                        phone == null ? null : PhoneNumber.of(phone))
                .stream()
                .map(word -> Row.of(Table.CONTACT_SEARCH_WORD, life.id(), word, name));
    }

    private Row value(Map.Entry<String, String> value) {
        return DemoField.of(value.getKey()).value(life.id(), value.getValue());
    }
}
