package helpdesk.graphql.limits;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import helpdesk.graphql.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/// A request is not let in: it asks for more than one may, or for what cannot be understood. The caller learns why, and
/// nothing is quoted.
final class RequestRefused extends RuntimeException {

    private final transient List<GraphQLError> errors;

    RequestRefused(List<GraphQLError> errors) {
        super(null, null, false, false);
        this.errors = List.copyOf(errors);
    }

    static RequestRefused because(String sentence) {
        return new RequestRefused(List.of(GraphqlErrorBuilder.newError()
                .errorType(ErrorCode.BAD_USER_INPUT)
                .message("%s", sentence)
                .build()));
    }

    static void unless(boolean within, String sentence) {
        if (!within) {
            throw because(sentence);
        }
    }

    /// @param sentence with `%d` for the limit
    static void unless(boolean within, String sentence, long limit) {
        if (!within) {
            throw because(String.format(Locale.ENGLISH, sentence, limit));
        }
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
