package helpdesk.graphql.error;

import java.util.List;
import java.util.regex.Pattern;

/// The engine's message about a malformed request, without the names of its Java types and without the values that
/// it quotes: those may be personal, and as long as the request.
final class EngineMessage {

    /// Says nothing about the schema.
    static final String UNSPECIFIC = "The request does not match the schema";

    private static final int LONGEST = 300;

    /// Longer messages quote long values. The patterns below would take too long to find where those end.
    private static final int LONGEST_READ = 2_000;

    private static final List<Rewrite> REWRITES = List.of(
            new Rewrite(" with value '.*' (is not a|must not be|must be an|contains a|is missing)", " $1"),
            new Rewrite("Bad default value '.*' for type", "Bad default value for type"),
            new Rewrite(",? but (it )?was (an? )?'.*", ""),
            new Rewrite(" - (Expected an AST type of|Literal value not in allowable values).*", ""),
            new Rewrite(" (Unknown value|No value found for name) '.*", ""),
            new Rewrite("Expected type 'Map'", "Expected an object"),
            new Rewrite("\".*(?=' at line \\d+ column \\d+)|\".*", "…"));

    private EngineMessage() {}

    /// Patterns match across line breaks.
    private record Rewrite(Pattern found, String replacement) {

        Rewrite(String found, String replacement) {
            this(Pattern.compile(found, Pattern.DOTALL), replacement);
        }

        String apply(String message) {
            return found.matcher(message).replaceFirst(replacement);
        }
    }

    static String of(String message) {
        if (message.length() > LONGEST_READ) {
            return UNSPECIFIC;
        }
        var rewritten = message;
        for (var rewrite : REWRITES) {
            rewritten = rewrite.apply(rewritten);
        }
        return rewritten.length() <= LONGEST ? rewritten : rewritten.substring(0, LONGEST) + "…";
    }
}
