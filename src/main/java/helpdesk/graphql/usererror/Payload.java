package helpdesk.graphql.usererror;

import java.util.List;

/// What every mutation answers beside the thing it changed. Payloads, like user errors, are public records: of others,
/// graphql-java does not find what they inherit.
public interface Payload {

    /// Empty unless the mutation was refused; then nothing has changed.
    List<? extends UserError> userErrors();

    /// A way back to everything that can be read, so that a client refreshes in the same round trip.
    default Query getQuery() {
        return Query.ROOT;
    }

    /// Stands for the schema's `Query`, whose fields need no parent.
    enum Query {
        ROOT
    }
}
