package helpdesk.contact;

import helpdesk.contact.ContactFilter.CustomFieldFilter;
import helpdesk.contact.spi.ContactField;
import helpdesk.contact.spi.CustomFieldValueFinder;
import helpdesk.contact.spi.Holders;
import helpdesk.contact.spi.LegalHoldFinder;
import helpdesk.database.EntityId;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists contacts, a page in one statement, and hands over what is a search.
@Service
public class ContactSearch {

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final CurrentCaller caller;
    private final CustomFieldValueFinder customFieldValues;
    private final LegalHoldFinder legalHolds;
    private final WordSearch words;

    ContactSearch(
            JdbcClient jdbc,
            Cursors cursors,
            CurrentCaller caller,
            CustomFieldValueFinder customFieldValues,
            LegalHoldFinder legalHolds,
            WordSearch words) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.caller = caller;
        this.customFieldValues = customFieldValues;
        this.legalHolds = legalHolds;
        this.words = words;
    }

    /// A page of the contacts that the filter admits.
    ///
    /// @param selected what the document selects of each contact
    /// @param parts what it selects of the list
    @AgentsOnly
    public Connection<ContactView> list(
            ContactFilter filter,
            @Nullable ContactOrder orderBy,
            PageRequest page,
            Set<ContactField<?>> selected,
            SelectedParts parts) {
        var order = filter.order(orderBy);
        var columns = new ContactColumns(selected, caller.agent());
        return filter.isSearch()
                ? words.search(
                        new WordQuery(filter, order, filter.words(), legalHoldCondition(filter)), columns, page, parts)
                : list(query(filter, order), columns, page, parts);
    }

    /// The soft-deleted contacts that the filter admits, which is no search. Those that were soft deleted first come
    /// first.
    public List<ContactId> softDeleted(ContactFilter filter, int most) {
        var query = query(filter, filter.order(ContactOrder.FIRST_SOFT_DELETED_FIRST));
        var page = new PageRequest(most - 1, false, null, null);
        return jdbc.sql(query.page("c.id", page))
                .params(query.parameters())
                .params(query.keyset().parameters(page, text -> cursors.open(query.listName(), text)))
                .query((row, _) -> new ContactId(EntityId.uuid(row.getBytes(1))))
                .list();
    }

    private Connection<ContactView> list(
            ContactQuery query, ContactColumns columns, PageRequest page, SelectedParts parts) {
        var parameters = new HashMap<>(query.parameters());
        parameters.putAll(columns.parameters());
        parameters.putAll(query.keyset().parameters(page, text -> cursors.open(query.listName(), text)));
        var found = parts.elements()
                ? jdbc.sql(query.page(columns.sql(), page))
                        .params(parameters)
                        .query(columns)
                        .list()
                : List.<ContactView>of();
        return Connection.of(found, page, parts.totalCount() ? count(query) : null, contact -> cursor(query, contact));
    }

    /// A contact that was just created, as an edge of the list in its default order.
    Edge<ContactView> edge(ContactView created) {
        return Edge.of(created, contact -> cursor(ContactQuery.ALL_ACTIVE, contact));
    }

    private String cursor(ContactQuery query, ContactView contact) {
        return cursors.seal(query.listName(), query.cursor(contact));
    }

    private ContactQuery query(ContactFilter filter, ContactOrder order) {
        var customField = filter.customField() == null ? null : holders(filter.customField());
        return filter.isOfHeld()
                ? new ContactQuery(filter, order, legalHolds.find(), condition(customField))
                : new ContactQuery(filter, order, customField, legalHoldCondition(filter));
    }

    private static HolderCondition condition(@Nullable Holders customField) {
        return customField == null ? HolderCondition.NONE : HolderCondition.of(customField, true);
    }

    private HolderCondition legalHoldCondition(ContactFilter filter) {
        return filter.hasLegalHold() == null
                ? HolderCondition.NONE
                : HolderCondition.of(legalHolds.find(), filter.hasLegalHold());
    }

    private Holders holders(CustomFieldFilter customField) {
        try {
            return customFieldValues.find(customField.key(), customField.value());
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput("The filter for a custom field: " + refusal.getMessage());
        }
    }

    private int count(ContactQuery query) {
        return jdbc.sql(query.count())
                .params(query.parameters())
                .query(Integer.class)
                .single();
    }
}
