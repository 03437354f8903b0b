package helpdesk.graphql;

/// Whoever wrote or rated something, as a reader is told: the schema's `Author`.
public interface Author {

    String displayName();
}
