package helpdesk.random;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static java.util.stream.Collectors.joining;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;

/// Selections of any fields, to any depth: with aliases, directives, fragments.
record RandomSelections(GraphQLSchema schema, Chance chance, RandomArguments arguments, Draft draft) {

    private static final List<String> DIRECTIVES =
            List.of(" @include(if: true)", " @skip(if: false)", " @include(if: false)", " @skip(if: true)");
    private static final int MOST_FIELDS = 4;

    String of(GraphQLCompositeType type, int depth) {
        var parts = new ArrayList<String>();
        if (type instanceof GraphQLFieldsContainer container) {
            chance.someOf(reachable(container, depth), chance.between(1, MOST_FIELDS))
                    .forEach(field -> parts.add(field(field, depth, 25)));
        }
        chance.someOf(possible(type), 2).forEach(object -> parts.add(fragment(object, depth)));
        return parts.isEmpty() ? "{ __typename }" : "{ " + String.join(" ", parts) + " }";
    }

    /// Where no deeper selection may follow, the fields that need none.
    private static List<GraphQLFieldDefinition> reachable(GraphQLFieldsContainer type, int depth) {
        return type.getFields().stream()
                .filter(field -> depth > 0 || !(unwrapAll(field.getType()) instanceof GraphQLCompositeType))
                .toList();
    }

    private List<GraphQLObjectType> possible(GraphQLCompositeType type) {
        return switch (type) {
            case GraphQLInterfaceType contract -> schema.getImplementations(contract);
            case GraphQLUnionType union ->
                union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            case GraphQLObjectType object when chance.percent(10) -> List.of(object);
            default -> List.of();
        };
    }

    /// All its fields have aliases: two types may have fields of the same name that cannot be in one answer.
    private String fragment(GraphQLObjectType type, int depth) {
        var fields = chance.someOf(reachable(type, depth), MOST_FIELDS).stream()
                .map(field -> field(field, depth, 100))
                .collect(joining(" ", "{ __typename ", " }"));
        return chance.percent(50) ? "... on " + type.getName() + " " + fields : draft.fragment(type.getName(), fields);
    }

    String field(GraphQLFieldDefinition field, int depth, int aliased) {
        var alias = chance.percent(aliased) ? draft.newName("a") + ": " : "";
        var selection =
                unwrapAll(field.getType()) instanceof GraphQLCompositeType type ? " " + of(type, depth - 1) : "";
        return alias + field.getName() + arguments.of(field) + directive() + selection;
    }

    private String directive() {
        if (chance.percent(arguments.values().broken())) {
            return " @nonsense";
        }
        return chance.percent(4) ? chance.oneOf(DIRECTIVES) : "";
    }
}
