package helpdesk.graphql;

import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.idl.ScalarInfo;
import helpdesk.HelpdeskApplication;
import helpdesk.api.SchemaFiles;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.ClassPathResource;

/// What clients and their authors rely on.
class SchemaContractTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();

    @Test
    void describesEveryElement() {
        assertThat(types().flatMap(type -> elements(type.getName(), type)))
                .hasSizeGreaterThan(300)
                .allSatisfy(element ->
                        assertThat(element.description()).as(element.path()).isNotBlank());
    }

    @Test
    void keepsTheContract() throws IOException {
        assertThat(SchemaFiles.documents().values().stream().flatMap(file -> SchemaFacts.of(file).stream()))
                .containsAll(SchemaFacts.of(contract()));
    }

    @Test
    void saysWhereItsScalarsAreSpecified() {
        assertThat(types(GraphQLScalarType.class))
                .extracting(GraphQLScalarType::getName)
                .containsExactlyInAnyOrder("DateTime", "EmailAddress", "PhoneNumber");
        assertThat(types(GraphQLScalarType.class))
                .allSatisfy(scalar -> assertThat(scalar.getSpecifiedByUrl())
                        .as(scalar.getName())
                        .startsWith("https://"));
    }

    @Test
    void pagesEveryListTheSameWay() {
        var connections = types(GraphQLObjectType.class)
                .filter(type -> type.getName().endsWith("Connection"))
                .toList();
        assertThat(connections).hasSize(8).allSatisfy(SchemaContractTests::followsRelay);
        assertThat(fields().filter(field -> simplePrint(field.getType()).contains("Connection")))
                .hasSize(13)
                .allSatisfy(SchemaContractTests::isAPage);
    }

    @Test
    void givesEveryMutationOneInputAndOnePayload() {
        assertThat(SCHEMA.getMutationType().getFields()).isNotEmpty().allSatisfy(mutation -> {
            var name = mutation.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                    + mutation.getName().substring(1);
            assertThat(mutation.getArguments())
                    .extracting(argument -> argument.getName() + ": " + simplePrint(argument.getType()))
                    .containsExactly("input: " + name + "Input!");
            assertThat(simplePrint(mutation.getType())).isEqualTo(name + "Payload");
            assertThat(fieldsOf((GraphQLObjectType) mutation.getType()))
                    .contains("userErrors: [UserError!]!", "query: Query");
        });
    }

    @Test
    void hasATypeForEveryCodeOfARefusal() {
        var codes = SCHEMA.<GraphQLEnumType>getTypeAs("UserErrorCode").getValues();
        assertThat(codes)
                .extracting(GraphQLEnumValueDefinition::getName)
                .containsExactlyInAnyOrderElementsOf(SCHEMA.getImplementations(SCHEMA.getTypeAs("UserError")).stream()
                        .map(type -> type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void doesNotStartWithAFieldThatNobodyServes() {
        var server = SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class);
        assertThatException()
                .isThrownBy(() -> server.run(
                        "--server.port=0",
                        "--spring.graphql.schema.locations=classpath:graphql/**/,classpath:unserved/"))
                .havingRootCause()
                .withMessage("The schema and the code do not fit: nobody serves Query.unserved");
    }

    private static void followsRelay(GraphQLObjectType connection) {
        var name = connection.getName().replace("Connection", "");
        assertThat(fieldsOf(connection))
                .containsExactlyInAnyOrder(
                        "edges: [%sEdge!]!".formatted(name),
                        "nodes: [%s!]!".formatted(name),
                        "pageInfo: PageInfo!",
                        "totalCount: Int!");
        assertThat(fieldsOf(SCHEMA.getObjectType(name + "Edge")))
                .containsExactlyInAnyOrder("cursor: String!", "node: %s!".formatted(name));
    }

    private static void isAPage(GraphQLFieldDefinition field) {
        assertThat(simplePrint(field.getType())).endsWith("Connection");
        assertThat(field.getArguments())
                .extracting(argument -> argument.getName() + ": " + simplePrint(argument.getType()))
                .contains("first: Int", "after: String", "last: Int", "before: String");
    }

    private static Stream<GraphQLNamedType> types() {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(type -> !Introspection.isIntrospectionTypes(type))
                .filter(type -> !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()));
    }

    private static <T extends GraphQLNamedType> Stream<T> types(Class<T> kind) {
        return types().filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<GraphQLFieldDefinition> fields() {
        return types(GraphQLObjectType.class).flatMap(type -> type.getFields().stream());
    }

    private static List<String> fieldsOf(GraphQLObjectType type) {
        return type.getFields().stream()
                .map(field -> field.getName() + ": " + simplePrint(field.getType()))
                .toList();
    }

    /// A type, field, argument, input field or enum value.
    private record Element(String path, @Nullable String description) {}

    private static Stream<Element> elements(String path, GraphQLNamedSchemaElement element) {
        var inside = element.getChildren().stream()
                .filter(child -> !(child instanceof GraphQLType || child instanceof GraphQLAppliedDirective))
                .map(GraphQLNamedSchemaElement.class::cast)
                .filter(child -> !(child instanceof GraphQLDirective))
                .flatMap(child -> elements(path + "." + child.getName(), child));
        return Stream.concat(Stream.of(new Element(path, element.getDescription())), inside);
    }

    private static Document contract() throws IOException {
        return Parser.parse(
                new ClassPathResource("contract.graphqls", SchemaContractTests.class).getContentAsString(UTF_8));
    }
}
