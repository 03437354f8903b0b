package helpdesk.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What no error and no line of the log may tell, by patterns.
final class Leak {

    /// How the server is made. In a log some of it is of use.
    private static final Map<String, Pattern> INNARDS = Map.of(
            "a class",
            Pattern.compile("(?i)exception|java|jdbc|jackson|spring|hash ?map|arraylist|big(integer|decimal)"
                    + "|\\b(org|com|tools|reactor|graphql|helpdesk)\\.[a-z]+\\."),
            "a node of a document",
            Pattern.compile("(Int|Float|String|Boolean|Enum|Null|Object|Array)Value\\b"),
            "a stack frame",
            Pattern.compile("\\bat [\\w.$]+\\([\\w. ]+(:\\d+)?\\)"),
            "a statement",
            Pattern.compile("(?i)sql|\\bselect\\b.*\\bfrom\\b|insert into|\\bwhere\\b.*=|duplicate entry|foreign key"),
            "a file",
            Pattern.compile("(?i)/(home|usr|etc|tmp|var|root|work|opt)/|\\b[a-z]:\\\\"));

    /// What is personal or secret, wherever it turns up.
    private static final Map<String, Pattern> VALUES = Map.of(
            "a value of a request", Pattern.compile(Canary.OF_REQUESTS),
            "a value of the help desk",
                    Pattern.compile(Canary.OF_THE_HELPDESK + "|@example\\.|eleven purple|\\$argon2"),
            "a token", Pattern.compile("eyJ[\\w-]{10}"));

    private Leak() {}

    /// @param isDamaged whether the document was: then the engine may take a value of it for a name, and say so
    static Stream<String> in(String errors, boolean isDamaged) {
        var leaks = new ArrayList<>(found(INNARDS, errors));
        if (!isDamaged) {
            leaks.addAll(found(VALUES, errors));
        }
        return leaks.stream();
    }

    static List<String> inLog(String line) {
        return found(VALUES, line);
    }

    private static List<String> found(Map<String, Pattern> patterns, String text) {
        return patterns.entrySet().stream()
                .filter(leak -> leak.getValue().matcher(text).find())
                .map(leak -> leak.getKey() + " is told")
                .toList();
    }
}
