package helpdesk.explorer;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.CoercedVariables;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Which examples use a type or a field: by the name of the type, or by type and field such as `Query.contact`.
final class ExampleUses {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final Map<String, Set<Example>> byName = new HashMap<>();

    ExampleUses(GraphQLSchema schema, List<Example> examples) {
        examples.forEach(example -> QueryTraverser.newQueryTraverser()
                .schema(schema)
                .document(Parser.parse(example.document()))
                .coercedVariables(CoercedVariables.of(JsonMapper.shared().convertValue(example.variables(), VARIABLES)))
                .build()
                .visitPreOrder(new QueryVisitorStub() {
                    @Override
                    public void visitField(QueryVisitorFieldEnvironment field) {
                        if (!field.isTypeNameIntrospectionField()) {
                            add(field, example);
                        }
                    }
                }));
    }

    Set<Example> of(String name) {
        return byName.getOrDefault(name, Set.of());
    }

    private void add(QueryVisitorFieldEnvironment field, Example example) {
        var definition = field.getFieldDefinition();
        var type = field.getFieldsContainer().getName();
        add(type, example);
        add(type + "." + definition.getName(), example);
        add(unwrapAll(definition.getType()).getName(), example);
        definition
                .getArguments()
                .forEach(argument -> add(unwrapAll(argument.getType()).getName(), example));
    }

    private void add(String name, Example example) {
        byName.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(example);
    }
}
