package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static helpdesk.graphql.error.Place.name;
import static helpdesk.graphql.error.Place.those;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Says which variables of a request do not have the types that its operation declares. The engine stops at the first,
/// and does not tell the path to it.
public final class VariableProblems {

    private static final InputProblems VARIABLES = new InputProblems(ErrorCode.BAD_USER_INPUT, "Variable '$%s'");
    private static final Explanation UNKNOWN =
            new Explanation(ErrorCode.BAD_USER_INPUT, "The variables do not fit the operation", Detail.REQUEST);

    private VariableProblems() {}

    /// Rejects a null for a variable with a default value that is used where a value is required. Such a document is
    /// valid, but the engine fails to execute it.
    ///
    /// @param document with the one operation that is executed
    /// @throws BadUserInput if there is such a variable
    public static void requireValues(GraphQLSchema schema, Document document, Map<String, ?> given) {
        var nulls = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getVariableDefinitions().stream())
                .filter(definition -> definition.getDefaultValue() != null)
                .map(VariableDefinition::getName)
                .filter(name -> given.containsKey(name) && given.get(name) == null)
                .toList();
        if (!nulls.isEmpty()) {
            those(VariableReference.class, Place.in(schema, document))
                    .filter(place -> nulls.contains(name(place)))
                    .forEach(VariableProblems::requireNullable);
        }
    }

    private static void requireNullable(Place<VariableReference> place) {
        var type = place.input();
        if (type != null && isNonNull(type)) {
            throw new BadUserInput("Variable '$%s' must not be null where a value is required".formatted(name(place)));
        }
    }

    static List<GraphQLError> of(GraphQLSchema schema, ExecutionInput input) {
        PreparsedDocumentEntry executed = input.getGraphQLContext().get(PreparsedDocumentEntry.class);
        var problems = those(VariableDefinition.class, Place.in(schema, executed.getDocument()))
                .flatMap(place -> in(place, input.getRawVariables().toMap())
                        .map(problem -> problem.at(List.of(place.node().getSourceLocation()))))
                .limit(Explanation.MOST)
                .toList();
        return problems.isEmpty() ? List.of(UNKNOWN.at(List.of())) : problems;
    }

    private static Stream<Explanation> in(Place<VariableDefinition> place, Map<String, ?> given) {
        var name = name(place);
        var type = Objects.requireNonNull(place.input());
        if (given.containsKey(name)) {
            return VARIABLES.in(name, type, given.get(name));
        }
        return isNonNull(type) && place.node().getDefaultValue() == null
                ? Stream.of(VARIABLES.missing(name, type))
                : Stream.empty();
    }
}
