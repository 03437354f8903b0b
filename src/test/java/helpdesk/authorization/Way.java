package helpdesk.authorization;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A way from a field of `Query` to a value, such as the e-mail address of a ticket's requester.
///
/// @param root what to ask for; in a way to an object, `FIELD` stands for what to ask the object for
/// @param steps how to get from there to the value: names of fields, and in a list either a number or what to
///     know the element by, such as `id=…`
record Way(String root, List<String> steps) {

    private static final String FIELD = "FIELD";

    static Way of(String root, String... steps) {
        return new Way(root, List.of(steps));
    }

    /// On to a field of the object that it leads to.
    Way to(String field, String selection) {
        return new Way(
                root.replace(FIELD, selection),
                Stream.concat(steps.stream(), Stream.of(field)).toList());
    }

    /// Missing unless it is there.
    JsonNode value(JsonNode answered) {
        var found = answered;
        for (var step : steps) {
            found = found.isArray() ? element(found, step) : found.path(step);
        }
        return found;
    }

    private static JsonNode element(JsonNode list, String step) {
        var known = step.split("=", 2);
        return known.length == 1
                ? list.path(Integer.parseInt(step))
                : list.valueStream()
                        .filter(element -> element.path(known[0]).asString("").equals(known[1]))
                        .findFirst()
                        .orElseGet(() -> list.path("not there"));
    }
}
