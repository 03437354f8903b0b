package helpdesk.graphql.error;

import graphql.GraphQLError;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says where a document is malformed, or that it is over a limit of the parser. Words, texts and numbers are not
/// quoted: they may be values.
public final class SyntaxProblem {

    private static final Pattern PUNCTUATOR = Pattern.compile("[!$&()\\[\\]{}:=@|]|\\.\\.\\.");

    private SyntaxProblem() {}

    public static GraphQLError of(InvalidSyntaxException problem) {
        var locations = Optional.ofNullable(problem.getLocation()).stream().toList();
        return explanation(problem).at(locations);
    }

    private static Explanation explanation(InvalidSyntaxException problem) {
        return switch (problem) {
            case ParseCancelledException _ -> limit("The document has too many words, signs or white space");
            case ParseCancelledTooDeepException _ -> limit("The document is nested too deep");
            case ParseCancelledTooManyCharsException _ -> limit("The document has too many characters");
            default -> malformed(problem);
        };
    }

    private static Explanation limit(String sentence) {
        return new Explanation(ErrorCode.BAD_USER_INPUT, sentence, Detail.REQUEST);
    }

    private static Explanation malformed(InvalidSyntaxException problem) {
        var location = problem.getLocation();
        var found = found(problem.getOffendingToken());
        var where = location == null ? "" : " at line " + location.getLine() + ", column " + location.getColumn();
        var sentence = "Syntax error%s: unexpected %s".formatted(where, found);
        return new Explanation(ErrorCode.GRAPHQL_PARSE_FAILED, sentence, Detail.REQUEST);
    }

    private static String found(@Nullable String token) {
        if (token == null) {
            return "character, or text without an end";
        }
        if (token.equals("<EOF>")) {
            return "end of the document";
        }
        return PUNCTUATOR.matcher(token).matches() ? "'" + token + "'" : "word or text";
    }
}
