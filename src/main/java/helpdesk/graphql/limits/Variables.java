package helpdesk.graphql.limits;

import static java.util.stream.Collectors.toMap;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import helpdesk.graphql.error.BadUserInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values of an operation's arguments: literals of the document, or variables, which have what came with the
/// request or their defaults.
final class Variables {

    /// As Java counts them: each of the 50,000 characters of the longest legal comment may be a surrogate pair.
    private static final int MOST_CHARACTERS = 100_000;

    private static final int MOST_ELEMENTS = 1_000;
    private static final int MOST_VALUES = 2_000;

    /// Lists and objects inside each other.
    private static final int DEEPEST = 10;

    private static final int BYTES_OF_OTHER_VALUES = 8;

    private final Map<String, ?> given;
    private final Map<String, Value<?>> defaults;
    private final Map<String, Long> bytes = new HashMap<>();

    Variables(OperationDefinition operation, Map<String, ?> given) {
        this.given = given;
        this.defaults = operation.getVariableDefinitions().stream()
                .filter(variable -> variable.getDefaultValue() != null)
                .collect(toMap(VariableDefinition::getName, VariableDefinition::getDefaultValue));
    }

    /// @throws BadUserInput if they are larger than they may be
    static void check(Map<String, ?> given) {
        BadUserInput.require(count(given, 0) <= MOST_VALUES, "The variables contain more than %d values", MOST_VALUES);
    }

    private static int count(@Nullable Object value, int above) {
        BadUserInput.require(above <= DEEPEST, "The variables are nested more than %d deep", DEEPEST);
        return switch (value) {
            case String text -> count(text);
            case Map<?, ?> object -> count(object.values().stream(), above);
            case Collection<?> list -> count(list, above);
            case null, default -> 1;
        };
    }

    private static int count(String text) {
        BadUserInput.require(
                text.length() <= MOST_CHARACTERS, "A variable contains more than %d characters", MOST_CHARACTERS);
        return 1;
    }

    private static int count(Collection<?> list, int above) {
        BadUserInput.require(list.size() <= MOST_ELEMENTS, "A list has more than %d elements", MOST_ELEMENTS);
        return count(list.stream(), above);
    }

    private static int count(Stream<?> values, int above) {
        return 1 + values.mapToInt(value -> count(value, above + 1)).sum();
    }

    /// A literal of the document, or what came with the request; null for neither.
    @Nullable
    Object argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> Objects.equals(argument.getName(), name))
                .findFirst()
                .map(Argument::getValue)
                .map(this::known)
                .orElse(null);
    }

    /// The same for a field in an argument that is an input object.
    ///
    /// @param path the name of the argument, and those of the fields below it
    @Nullable
    Object argument(Field field, List<String> path) {
        var value = argument(field, path.getFirst());
        for (var name : path.subList(1, path.size())) {
            value = below(value, name);
        }
        return value;
    }

    private @Nullable Object below(@Nullable Object object, String name) {
        return switch (object) {
            case ObjectValue literal ->
                literal.getObjectFields().stream()
                        .filter(field -> Objects.equals(field.getName(), name))
                        .findFirst()
                        .map(ObjectField::getValue)
                        .map(this::known)
                        .orElse(null);
            case Map<?, ?> given -> given.get(name);
            case null, default -> null;
        };
    }

    private @Nullable Object known(Value<?> value) {
        return value instanceof VariableReference variable ? valueOf(variable) : value;
    }

    private @Nullable Object valueOf(VariableReference variable) {
        var name = variable.getName();
        return given.containsKey(name) ? given.get(name) : defaults.get(name);
    }

    /// How much a mutation may store: the texts of its arguments in UTF-8, and some bytes for any other value.
    long bytes(Field mutation) {
        return mutation.getArguments().stream()
                .mapToLong(argument -> bytes(argument.getValue()))
                .sum();
    }

    /// A variable counts wherever it is used, and is measured once.
    private long bytes(@Nullable Object value) {
        return switch (value) {
            case VariableReference variable -> {
                var known = bytes.get(variable.getName());
                var size = known != null ? known : bytes(valueOf(variable));
                bytes.put(variable.getName(), size);
                yield size;
            }
            case ObjectValue object -> bytes(object.getObjectFields().stream().map(ObjectField::getValue));
            case ArrayValue list -> bytes(list.getValues().stream());
            case StringValue text -> utf8(String.valueOf(text.getValue()));
            case String text -> utf8(text);
            case Map<?, ?> object -> bytes(object.values().stream());
            case Collection<?> list -> bytes(list.stream());
            case null, default -> BYTES_OF_OTHER_VALUES;
        };
    }

    private long bytes(Stream<?> values) {
        return values.mapToLong(this::bytes).sum();
    }

    private static long utf8(String text) {
        return text.chars()
                .mapToLong(unit -> unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3)
                .sum();
    }
}
