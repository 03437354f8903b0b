package helpdesk.graphql.error;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.function.Supplier;

/// Why a request cannot be executed as it is: with names of the schema and suggestions, as far as the caller may read
/// them.
///
/// @param sentence never quotes a value
/// @param needed what the caller must be allowed to read
/// @param suggestion a further sentence; empty for none
record Explanation(ErrorCode code, String sentence, Detail needed, Supplier<String> suggestion)
        implements ErrorClassification {

    /// Of many errors, a caller reads the first.
    static final int MOST = 5;

    private static final String UNSPECIFIC = "The request does not match the schema";

    /// Names come from the request, too.
    private static final int LONGEST = 300;

    Explanation(ErrorCode code, String sentence, Detail needed) {
        this(code, sentence, needed, () -> "");
    }

    /// Of a document that does not fit the schema, with names of the schema.
    static Explanation ofSchema(String sentence) {
        return new Explanation(ErrorCode.GRAPHQL_VALIDATION_FAILED, sentence, Detail.NAMES);
    }

    /// Of a document that is not valid for any schema.
    static Explanation ofDocument(String sentence) {
        return new Explanation(ErrorCode.GRAPHQL_VALIDATION_FAILED, sentence, Detail.REQUEST);
    }

    Explanation suggesting(Supplier<String> similar) {
        return new Explanation(code, sentence, needed, similar);
    }

    Failure failure(Detail allowed) {
        return new Failure(code, allowed.compareTo(needed) < 0 ? UNSPECIFIC : text(allowed));
    }

    private String text(Detail allowed) {
        var rest = allowed == Detail.SUGGESTIONS ? suggestion.get() : "";
        var text = rest.isEmpty() ? sentence : sentence + ". " + rest;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    GraphQLError at(List<SourceLocation> locations) {
        return GraphqlErrorBuilder.newError()
                .errorType(this)
                .message("%s", sentence)
                .locations(locations)
                .build();
    }

    /// The code alone: Spring counts errors under this name.
    @Override
    public String toString() {
        return String.valueOf(code);
    }
}
