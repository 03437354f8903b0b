package helpdesk.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What belongs to a document as a whole and comes up while its selections are written: names, fragments, variables.
final class Draft {

    private final List<String> fragments = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private int names;

    String newName(String prefix) {
        return prefix + names++;
    }

    /// Defines a variable, and gives it as a document names it.
    String variable(String type, @Nullable Object value) {
        var name = newName("v");
        definitions.add("$" + name + ": " + type);
        variables.put(name, value);
        return "$" + name;
    }

    /// Defines a fragment, and gives its spread.
    String fragment(String type, String selection) {
        var name = newName("f");
        fragments.add("fragment " + name + " on " + type + " " + selection);
        return "..." + name;
    }

    String document(String operation, String name, String selection) {
        var header = definitions.isEmpty() ? "" : "(" + String.join(", ", definitions) + ")";
        return operation + " " + name + header + " " + selection + "\n" + String.join("\n", fragments);
    }

    Map<String, @Nullable Object> variables() {
        return variables;
    }
}
