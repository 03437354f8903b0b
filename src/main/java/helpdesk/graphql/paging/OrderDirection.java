package helpdesk.graphql.paging;

/// The direction in which a list is ordered.
public enum OrderDirection {
    ASC,
    DESC
}
