package helpdesk.graphql.limits;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much a mutation may store: its texts in UTF-8, and some bytes for anything else. A variable counts wherever it
/// is used.
///
/// @param literal bytes that stand in the document
record StoredInput(long literal, List<String> variables) {

    private static final int OF_ANYTHING_ELSE = 8;

    static StoredInput of(Field field) {
        var variables = new ArrayList<String>();
        var literal = field.getArguments().stream()
                .map(Argument::getValue)
                .mapToLong(value -> literal(value, variables))
                .sum();
        return new StoredInput(literal, List.copyOf(variables));
    }

    private static long literal(@Nullable Value<?> value, List<String> variables) {
        return switch (value) {
            case VariableReference reference -> {
                variables.add(reference.getName());
                yield 0;
            }
            case ObjectValue object ->
                object.getObjectFields().stream()
                        .map(ObjectField::getValue)
                        .mapToLong(field -> literal(field, variables))
                        .sum();
            case ArrayValue list ->
                list.getValues().stream()
                        .mapToLong(element -> literal(element, variables))
                        .sum();
            case StringValue text -> bytes(text.getValue());
            case null, default -> OF_ANYTHING_ELSE;
        };
    }

    long bytes(Variables values) {
        return literal + variables.stream().mapToLong(values::bytes).sum();
    }

    /// Of a variable, as it came with the request or as its default stands in the document.
    static long bytes(@Nullable Object value) {
        return switch (value) {
            case String text -> utf8(text);
            case Map<?, ?> object ->
                object.values().stream().mapToLong(StoredInput::bytes).sum();
            case Collection<?> list ->
                list.stream().mapToLong(StoredInput::bytes).sum();
            case Value<?> literal -> literal(literal, new ArrayList<>());
            case null, default -> OF_ANYTHING_ELSE;
        };
    }

    private static long utf8(String text) {
        return text.chars()
                .mapToLong(unit -> unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3)
                .sum();
    }
}
