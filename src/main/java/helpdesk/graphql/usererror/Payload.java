package helpdesk.graphql.usererror;

import java.util.List;

/// What every mutation answers in addition to the object it changed. Payloads, like user errors, are public
/// records: graphql-java does not find inherited methods of others.
public interface Payload {

    /// Empty unless the mutation was refused; then nothing has changed.
    List<? extends UserError> userErrors();

    /// Lets a client read anything else in the same round trip.
    default Query getQuery() {
        return Query.ROOT;
    }

    /// Stands for the schema's `Query`, whose fields need no parent.
    enum Query {
        ROOT
    }
}
