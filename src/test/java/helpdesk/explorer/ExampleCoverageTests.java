package helpdesk.explorer;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldArgumentInputValue;
import graphql.analysis.QueryVisitorFieldArgumentValueEnvironment;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.idl.TypeUtil;
import graphql.util.TraversalControl;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nearly everything that the schema offers is in an example. If a new field is not, the failure names it.
class ExampleCoverageTests {

    private static final double NEARLY_ALL = 0.95;
    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    final List<Example> examples = Examples.read();
    final Set<String> all = new TreeSet<>();
    final Set<String> shown = new TreeSet<>();

    ExampleCoverageTests() throws IOException {}

    @Test
    void selectNearlyAllFields() {
        var uses = new ExampleUses(SCHEMA, examples);
        types(GraphQLFieldsContainer.class)
                .forEach(type -> type.getFieldDefinitions().forEach(field -> {
                    all.add(name(type, field));
                    if (isSelected(type, field, uses)) {
                        shown.add(name(type, field));
                    }
                }));
        assertThatNearlyAllAreShown();
    }

    /// A field that is selected on an interface is selected on all types that implement it.
    private static boolean isSelected(GraphQLFieldsContainer type, GraphQLFieldDefinition field, ExampleUses uses) {
        var contracts = type instanceof GraphQLImplementingType implementing
                ? implementing.getInterfaces().stream()
                : Stream.<GraphQLNamedSchemaElement>empty();
        return Stream.concat(Stream.of(type), contracts)
                .anyMatch(owner -> !uses.of(name(owner, field)).isEmpty());
    }

    /// In their variables or in their documents.
    @Test
    void passNearlyAllInputFields() {
        types(GraphQLInputObjectType.class)
                .forEach(type -> type.getFields().forEach(field -> all.add(name(type, field))));
        examples.forEach(this::passVariables);
        examples.forEach(this::passLiterals);
        assertThatNearlyAllAreShown();
    }

    private void passVariables(Example example) {
        var operation = Parser.parse(example.document())
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow();
        operation.getVariableDefinitions().forEach(variable -> {
            var type = SCHEMA.getType(TypeUtil.unwrapAll(variable.getType()).getName());
            pass(example.variables().path(variable.getName()), Objects.requireNonNull(type));
        });
    }

    private void pass(JsonNode value, GraphQLType type) {
        if (value.isArray()) {
            value.forEach(element -> pass(element, type));
        } else if (type instanceof GraphQLInputObjectType input) {
            value.properties().forEach(entry -> {
                var field = input.getField(entry.getKey());
                shown.add(name(input, field));
                pass(entry.getValue(), unwrapAll(field.getType()));
            });
        }
    }

    private void passLiterals(Example example) {
        QueryTraverser.newQueryTraverser()
                .schema(SCHEMA)
                .document(Parser.parse(example.document()))
                .coercedVariables(CoercedVariables.of(JsonMapper.shared().convertValue(example.variables(), VARIABLES)))
                .build()
                .visitPreOrder(new QueryVisitorStub() {
                    @Override
                    public void visitField(QueryVisitorFieldEnvironment field) {
                        // Only its arguments matter here.
                    }

                    @Override
                    public TraversalControl visitArgumentValue(QueryVisitorFieldArgumentValueEnvironment argument) {
                        passLiteral(argument.getArgumentInputValue());
                        return TraversalControl.CONTINUE;
                    }
                });
    }

    private void passLiteral(QueryVisitorFieldArgumentInputValue value) {
        if (value.getParent() != null
                && unwrapAll(value.getParent().getInputType()) instanceof GraphQLInputObjectType type) {
            shown.add(name(type, type.getField(value.getName())));
        }
    }

    private void assertThatNearlyAllAreShown() {
        var missing = new TreeSet<>(all);
        missing.removeAll(shown);
        assertThat((double) shown.size() / all.size())
                .as("share of the %d fields that are in examples; these are missing: %s", all.size(), missing)
                .isGreaterThanOrEqualTo(NEARLY_ALL);
    }

    private static <T extends GraphQLNamedSchemaElement> Stream<T> types(Class<T> kind) {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static String name(GraphQLNamedSchemaElement type, GraphQLNamedSchemaElement field) {
        return type.getName() + "." + field.getName();
    }
}
