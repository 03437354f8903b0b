package helpdesk.graphql.limits;

import graphql.GraphQLError;
import java.util.List;

/// The engine finds a document malformed, or not valid for the schema.
final class InvalidDocument extends RuntimeException {

    private final transient List<GraphQLError> errors;

    InvalidDocument(List<? extends GraphQLError> errors) {
        super(null, null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
