package helpdesk.random;

import static java.util.stream.Collectors.joining;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Set;

/// Makes documents of the schema: any fields of a query or a mutation, with any selections.
record RandomDocuments(GraphQLSchema schema, KnownObjects known) {

    private static final int DEEPEST = 6;

    private static final Set<String> CHECKS_A_PASSWORD = Set.of("signIn", "changePassword", "requestEmailChange");

    /// @param broken how many of a hundred values, names and types are wrong
    RandomDocument of(int number, Chance chance, int broken) {
        var values = new RandomValues(chance, known, new RandomTexts(chance, known, number), broken);
        var draft = new Draft();
        var arguments = new RandomArguments(chance, values, draft);
        var document = of(chance, new RandomSelections(schema, chance, arguments, draft), draft);
        return chance.percent(broken) ? withOtherVariables(document, chance, values) : document;
    }

    private RandomDocument of(Chance chance, RandomSelections selections, Draft draft) {
        var isQuery = chance.percent(65);
        var root = isQuery ? schema.getQueryType() : schema.getMutationType();
        var depth = chance.between(1, DEEPEST);
        var fields = chance.someOf(roots(root, chance), chance.between(1, isQuery ? 3 : 2)).stream()
                .map(field -> selections.field(field, depth, 20))
                .collect(joining(" ", "{ ", " }"));
        var name = chance.percent(50) ? "Named" : "";
        var text = draft.document(isQuery ? "query" : "mutation", name, fields);
        return new RandomDocument(text, draft.variables(), name.isEmpty() ? null : name);
    }

    /// What checks a password takes as long as a hundred other requests, by design.
    private static List<GraphQLFieldDefinition> roots(GraphQLObjectType type, Chance chance) {
        return type.getFields().stream()
                .filter(field -> !CHECKS_A_PASSWORD.contains(field.getName()) || chance.percent(10))
                .toList();
    }

    private static RandomDocument withOtherVariables(RandomDocument document, Chance chance, RandomValues values) {
        return switch (chance.between(0, 2)) {
            case 0 -> document.withoutVariables();
            case 1 -> document.withVariable("v0", null);
            default -> document.withVariable("nonsense", values.texts().hostile());
        };
    }
}
