package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says which variables of a request do not have the types that its operation declares. The engine stops at the first,
/// and does not tell the path to it.
final class VariableProblems {

    /// Of many errors, a caller reads the first.
    private static final int MOST = 5;

    private static final InputProblems VARIABLES = new InputProblems(ErrorCode.BAD_USER_INPUT, "Variable '$%s'");
    private static final Explanation UNKNOWN =
            Explanation.ofRequest(ErrorCode.BAD_USER_INPUT, "The variables do not fit the operation");

    private VariableProblems() {}

    static List<GraphQLError> of(GraphQLSchema schema, ExecutionInput input) {
        PreparsedDocumentEntry executed = input.getGraphQLContext().get(PreparsedDocumentEntry.class);
        var problems = definitions(executed.getDocument())
                .flatMap(definition -> in(
                                schema, definition, input.getRawVariables().toMap())
                        .map(problem -> problem.at(List.of(definition.getSourceLocation()))))
                .limit(MOST)
                .toList();
        return problems.isEmpty() ? List.of(UNKNOWN.at(List.of())) : problems;
    }

    private static Stream<VariableDefinition> definitions(Document document) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getVariableDefinitions().stream());
    }

    private static Stream<Explanation> in(GraphQLSchema schema, VariableDefinition definition, Map<String, ?> given) {
        var name = definition.getName();
        var type = new Place<>(schema, null, definition).type(definition.getType());
        if (given.containsKey(name)) {
            return VARIABLES.in(name, type, given.get(name));
        }
        return isNonNull(type) && definition.getDefaultValue() == null
                ? Stream.of(VARIABLES.missing(name, type))
                : Stream.empty();
    }
}
