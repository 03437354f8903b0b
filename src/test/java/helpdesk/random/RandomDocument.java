package helpdesk.random;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document with its variables and the name of its operation.
record RandomDocument(
        String text,
        Map<String, @Nullable Object> variables,
        @Nullable String operationName) {

    RandomDocument withText(String other) {
        return new RandomDocument(other, variables, operationName);
    }

    RandomDocument withVariable(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(variables);
        more.put(name, value);
        return new RandomDocument(text, more, operationName);
    }

    RandomDocument withoutVariables() {
        return new RandomDocument(text, Map.of(), operationName);
    }

    Map<String, @Nullable Object> body() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("query", text);
        body.put("variables", variables);
        body.put("operationName", operationName);
        return body;
    }
}
