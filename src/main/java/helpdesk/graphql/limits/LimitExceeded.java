package helpdesk.graphql.limits;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import helpdesk.graphql.error.ErrorCode;
import java.util.Locale;

/// A request asks for more than one may. The caller learns which limit it was, and nothing is quoted.
final class LimitExceeded extends RuntimeException {

    private final String sentence;

    private LimitExceeded(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    static void unless(boolean within, String sentence, long limit) {
        if (!within) {
            throw new LimitExceeded(String.format(Locale.ENGLISH, sentence, limit));
        }
    }

    GraphQLError error() {
        return GraphqlErrorBuilder.newError()
                .errorType(ErrorCode.BAD_USER_INPUT)
                .message("%s", sentence)
                .build();
    }
}
