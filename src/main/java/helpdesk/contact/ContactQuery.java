package helpdesk.contact;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.spi.Holders;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.OrderDirection;
import helpdesk.graphql.paging.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements of a list of contacts without a search. The rows of a page come from one index, in its order.
///
/// @param holders the contacts that have the value or the legal hold which the filter asks for; null for any contacts
/// @param further what else the filter asks for
record ContactQuery(
        ContactFilter filter, ContactOrder order, @Nullable Holders holders, HolderCondition further) {

    static final ContactQuery ALL_ACTIVE =
            new ContactQuery(ContactFilter.NONE, ContactOrder.NEWEST_FIRST, null, HolderCondition.NONE);

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        if (holders != null) {
            parameters.putAll(holders.parameters());
        }
        parameters.putAll(further.parameters());
        return parameters;
    }

    String page(String columns, PageRequest page) {
        return "SELECT " + columns + from() + keyset().bounds(page) + keyset().order(page);
    }

    String count() {
        return "SELECT COUNT(*)" + from();
    }

    private String from() {
        if (holders != null && isOfHolders()) {
            return " FROM %s STRAIGHT_JOIN contact c ON c.id = %s WHERE %s AND %s%s"
                    .formatted(
                            holders.source(), holders.id(), holders.condition(), ContactFilter.IN_STATE, further.sql());
        }
        return " FROM contact c WHERE " + ContactFilter.IN_STATE
                + filter.softDeleted().condition("c.soft_deleted_at")
                + (holders == null ? "" : " AND " + holders.isHolder())
                + further.sql();
    }

    /// Most of those who have a value or a hold are active. Of the soft-deleted contacts, which are few, each is looked
    /// at.
    private boolean isOfHolders() {
        return holders != null && filter.isOfActive();
    }

    /// Ids are in the order of creation.
    Keyset<?> keyset() {
        if (holders == null || !isOfHolders()) {
            return order.keyset();
        }
        var isDescending = order.direction() == OrderDirection.DESC;
        return new Keyset<>(holders.id(), holders.id(), isDescending, ContactQuery::bytes);
    }

    private static byte[] bytes(String id) {
        return UUIDUtil.asByteArray(UUID.fromString(id));
    }

    Cursor cursor(ContactView contact) {
        return isOfHolders() ? Cursor.of(contact.contactId().value(), contact.contactId()) : order.cursor(contact);
    }

    /// Cursors are good for lists of the same name only.
    String listName() {
        return isOfHolders() ? "contacts with a value by CREATED_AT" : order.listName();
    }
}
