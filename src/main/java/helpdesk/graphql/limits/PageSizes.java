package helpdesk.graphql.limits;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many elements a field asks for, whether it says so itself or by a variable. What is none, and refused later on,
/// counts as a page of the usual size.
record PageSizes(Map<String, VariableDefinition> definitions, Map<String, ?> variables) {

    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    static PageSizes of(OperationDefinition operation, Map<String, ?> variables) {
        var definitions = operation.getVariableDefinitions().stream()
                .collect(Collectors.toMap(VariableDefinition::getName, Function.identity()));
        return new PageSizes(definitions, variables);
    }

    /// Empty for a field that takes neither `first` nor `ids`.
    OptionalInt of(Field field, GraphQLFieldDefinition definition) {
        if (definition.getArgument("ids") != null) {
            return OptionalInt.of(Math.max(1, argument(field, "ids").orElse(1)));
        }
        if (definition.getArgument("first") == null) {
            return OptionalInt.empty();
        }
        var size = Stream.of("first", "last")
                .flatMap(name -> argument(field, name).stream())
                .max(Integer::compare);
        return OptionalInt.of(Math.clamp(size.orElse(USUAL_PAGE), 1, LARGEST_PAGE));
    }

    private Optional<Integer> argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(Argument::getValue)
                .flatMap(this::literal);
    }

    private Optional<Integer> literal(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> Optional.of(number.getValue().intValue());
            case ArrayValue list -> Optional.of(list.getValues().size());
            case VariableReference reference -> variable(reference.getName());
            case null, default -> Optional.empty();
        };
    }

    private Optional<Integer> variable(String name) {
        return switch (variables.get(name)) {
            case Number number -> Optional.of(number.intValue());
            case Collection<?> list -> Optional.of(list.size());
            case null, default ->
                Optional.ofNullable(definitions.get(name))
                        .map(VariableDefinition::getDefaultValue)
                        .flatMap(this::literal);
        };
    }
}
