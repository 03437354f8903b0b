package helpdesk.graphql;

/// The schema's `Node`.
public interface Node {

    /// The global id.
    String id();
}
