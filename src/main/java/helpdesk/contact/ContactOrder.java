package helpdesk.contact;

import helpdesk.database.Columns;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.OrderDirection;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/// In which order to list contacts: by a field and, among equals, by id.
record ContactOrder(OrderField field, OrderDirection direction) {

    static final ContactOrder NEWEST_FIRST = new ContactOrder(OrderField.CREATED_AT, OrderDirection.DESC);

    static final ContactOrder LATEST_SOFT_DELETED_FIRST =
            new ContactOrder(OrderField.SOFT_DELETED_AT, OrderDirection.DESC);

    static final ContactOrder FIRST_SOFT_DELETED_FIRST =
            new ContactOrder(OrderField.SOFT_DELETED_AT, OrderDirection.ASC);

    enum OrderField {
        NAME,
        CREATED_AT,
        SOFT_DELETED_AT
    }

    Keyset<?> keyset() {
        var column = "c." + field.name().toLowerCase(Locale.ROOT);
        var descending = direction == OrderDirection.DESC;
        return switch (field) {
            case NAME -> new Keyset<>(column, "c.id", descending, Function.identity());
            case CREATED_AT, SOFT_DELETED_AT -> new Keyset<>(column, "c.id", descending, LocalDateTime::parse);
        };
    }

    Cursor cursor(ContactView contact) {
        var position = switch (field) {
            case NAME -> contact.name().value();
            case CREATED_AT -> Columns.of(contact.createdAt());
            case SOFT_DELETED_AT -> Columns.of(Objects.requireNonNull(contact.softDeletedAt()));
        };
        return Cursor.of(position, contact.contactId());
    }

    /// Cursors are good for lists of the same name only.
    String listName() {
        return "contacts by " + field;
    }
}
