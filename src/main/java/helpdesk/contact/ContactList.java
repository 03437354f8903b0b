package helpdesk.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which contacts to list and in which order, as it came in.
record ContactList(@Nullable ContactFilter filter, @Nullable ContactOrder orderBy) {

    private static final ContactOrder NEWEST_FIRST = new ContactOrder(OrderField.CREATED_AT, Direction.DESC);

    /// Which contacts: without a state, the active ones.
    record ContactFilter(
            @Nullable ContactState state, @Nullable String search) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record ContactOrder(OrderField field, Direction direction) {}

    enum OrderField {
        NAME,
        CREATED_AT,
        SOFT_DELETED_AT;

        String column() {
            return "c." + name().toLowerCase(Locale.ROOT);
        }
    }

    enum Direction {
        ASC,
        DESC
    }

    ContactState state() {
        return filter == null || filter.state() == null ? ContactState.ACTIVE : filter.state();
    }

    /// The text to search for; null to list all.
    @Nullable
    String search() {
        var search = filter == null ? null : filter.search();
        return search == null || Padding.removed(search).isEmpty() ? null : search;
    }

    ContactOrder order() {
        return orderBy == null ? NEWEST_FIRST : orderBy;
    }
}
