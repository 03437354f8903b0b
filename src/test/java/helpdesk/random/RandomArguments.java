package helpdesk.random;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static java.util.stream.Collectors.joining;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Set;

/// The arguments of a field, in the document or as variables.
record RandomArguments(Chance chance, RandomValues values, Draft draft) {

    private static final List<String> WRONG_TYPES = List.of("Int", "[String!]!", "Contact", "Nonsense", "Boolean!");

    /// Chance seldom finds a cursor of the very list, and `last` does not go together with `first`.
    private static final Set<String> RARE = Set.of("after", "before", "last");

    String of(GraphQLFieldDefinition field) {
        var arguments = field.getArguments().stream()
                .filter(this::isGiven)
                .map(argument -> argument.getName() + ": " + value(field, argument))
                .collect(joining(", "));
        if (chance.percent(values.broken())) {
            arguments += " nonsense: 1";
        }
        return arguments.isEmpty() ? "" : "(" + arguments + ")";
    }

    private boolean isGiven(GraphQLArgument argument) {
        return isNonNull(argument.getType())
                ? !chance.percent(values.broken())
                : chance.percent(RARE.contains(argument.getName()) ? 4 : 30);
    }

    private String value(GraphQLFieldDefinition field, GraphQLArgument argument) {
        var value = values.of(argument.getType(), owner(field, argument), argument.getName());
        if (chance.percent(50)) {
            return Literals.of(value);
        }
        var type = chance.percent(values.broken()) ? chance.oneOf(WRONG_TYPES) : simplePrint(argument.getType());
        return draft.variable(type, value);
    }

    private static String owner(GraphQLFieldDefinition field, GraphQLArgument argument) {
        var type = GraphQLTypeUtil.unwrapAll(argument.getType()).getName();
        return type.endsWith("Input") ? type : field.getName();
    }
}
