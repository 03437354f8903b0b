package helpdesk.contact;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.spi.CustomFieldValueFinder.Holders;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.OrderDirection;
import helpdesk.graphql.paging.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements of a list of contacts. No index serves an `OR`: so each condition of a search finds a page of its
/// own, by its own index, before they are joined and cut to one.
///
/// @param holders the contacts that have the value which the filter asks for; null for any contacts
record ContactQuery(
        ContactFilter filter, ContactOrder order, @Nullable Holders holders) {

    static final ContactQuery ALL_ACTIVE = new ContactQuery(ContactFilter.NONE, ContactOrder.NEWEST_FIRST, null);

    /// MySQL sorts the rows of a search with all that is selected of them, and gives up (error 1038) when the custom
    /// field values of some contacts are longer than its usual buffer. It takes as much of this one as it needs.
    /// To MariaDB this is a comment.
    private static final String SORT_BUFFER = "/*+ SET_VAR(sort_buffer_size = 67108864) */";

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        if (holders != null) {
            parameters.putAll(holders.parameters());
        }
        return parameters;
    }

    /// Without a search, the rows of a page come from one index, in their order. For a search in the order of names,
    /// after a cursor:
    ///
    /// ```
    /// SELECT c.id, c.name, ... FROM (
    ///     (SELECT c.id FROM contact c WHERE c.state = :state AND c.name LIKE :name
    ///          AND c.name >= :afterPosition AND (c.name > :afterPosition OR c.id > :afterId)
    ///          ORDER BY c.name ASC, c.id ASC LIMIT 21)
    ///     UNION (... AND c.email_key LIKE :email ...)) page
    /// JOIN contact c ON c.id = page.id ORDER BY c.name ASC, c.id ASC LIMIT 21
    /// ```
    String page(String columns, PageRequest page) {
        var slice = keyset().bounds(page) + keyset().order(page);
        return filter.isSearch()
                ? "SELECT %s %s FROM (%s) page JOIN contact c ON c.id = page.id%s"
                        .formatted(SORT_BUFFER, columns, union(slice), keyset().order(page))
                : "SELECT " + columns + from() + slice;
    }

    String count() {
        return filter.isSearch() ? "SELECT COUNT(*) FROM (%s) found".formatted(union("")) : "SELECT COUNT(*)" + from();
    }

    private static String union(String rest) {
        return ContactFilter.SEARCH.stream()
                .map(condition -> "(SELECT c.id FROM contact c WHERE " + condition + rest + ")")
                .collect(Collectors.joining(" UNION "));
    }

    private String from() {
        if (holders != null && isOfHolders()) {
            return " FROM %s STRAIGHT_JOIN contact c ON c.id = %s WHERE %s AND %s"
                    .formatted(holders.source(), holders.id(), holders.condition(), ContactFilter.IN_STATE);
        }
        return " FROM contact c WHERE " + ContactFilter.IN_STATE
                + filter.softDeleted().condition("c.soft_deleted_at")
                + (holders == null ? "" : " AND " + holders.isHolder());
    }

    /// Most of those who have a value are active. Of the soft-deleted contacts, which are few, each is looked at.
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
