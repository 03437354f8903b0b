package helpdesk.explorer;

import static java.util.regex.Pattern.MULTILINE;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request that somebody has a use for, as a document in the folder `examples` and a JSON file beside it. The same
/// examples are in the explorer, in the reference and in the README, and tests send each of them.
///
/// @param document the GraphQL document with its comments; it contains one operation
/// @param topic the heading under which it is listed
/// @param caller who may send it: `anonymous`, `contact`, `agent` or `privacy officer`
/// @param story whether it is a step of the story of Mallory Quinn
/// @param variables with `{name}` in place of each value that an earlier example remembers under that name
/// @param remember the names of values in the answer that later examples use, each with its JSON pointer
/// @param missing what to tell people if the answer lacks one of these values
/// @param answer what the data contains, with "…" in place of what differs from run to run or is left out
record Example(
        String document,
        String title,
        String topic,
        String caller,
        boolean story,
        JsonNode variables,
        @Nullable Map<String, String> remember,
        @Nullable String missing,
        JsonNode answer) {

    private static final Pattern OPERATION = Pattern.compile("^(?:query|mutation|subscription) (\\w+)", MULTILINE);

    /// The name of the operation, which no other example has.
    @JsonProperty
    String operation() {
        var found = OPERATION.matcher(document);
        if (!found.find()) {
            throw new IllegalStateException("The example \"" + title + "\" has no operation with a name");
        }
        return found.group(1);
    }
}
