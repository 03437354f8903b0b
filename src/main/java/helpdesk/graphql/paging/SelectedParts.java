package helpdesk.graphql.paging;

import helpdesk.graphql.SelectedFields;

/// What a document selects of a [Connection].
///
/// @param elements whether it needs the page, or else the count alone
/// @param totalCount whether it needs the count
public record SelectedParts(boolean elements, boolean totalCount) {

    public static SelectedParts of(SelectedFields connection) {
        return new SelectedParts(!connection.isOnly("totalCount"), connection.contains("totalCount"));
    }
}
