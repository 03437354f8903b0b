package helpdesk.graphql.limits;

import static java.util.stream.Collectors.toMap;

import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the variables of an operation stand for: what came with the request, or the defaults of the document.
final class Variables {

    private final Map<String, ?> given;
    private final Map<String, Value<?>> defaults;
    private final Map<String, Long> bytes = new HashMap<>();

    Variables(OperationDefinition operation, Map<String, ?> given) {
        this.given = given;
        this.defaults = operation.getVariableDefinitions().stream()
                .filter(variable -> variable.getDefaultValue() != null)
                .collect(toMap(VariableDefinition::getName, VariableDefinition::getDefaultValue));
    }

    /// What came with the request, or else a literal of the document; null for neither.
    @Nullable
    Object get(String name) {
        return given.containsKey(name) ? given.get(name) : defaults.get(name);
    }

    /// See [StoredInput]; counted once, however often the variable is used.
    long bytes(String name) {
        return bytes.computeIfAbsent(name, variable -> StoredInput.bytes(get(variable)));
    }
}
