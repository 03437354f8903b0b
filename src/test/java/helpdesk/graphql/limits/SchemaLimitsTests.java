package helpdesk.graphql.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What costs or is limited says so where it stands in the schema, and the gate believes the schema alone.
class SchemaLimitsTests {

    private static final String PAGE = "@listSize(assumedSize: 9, slicingArguments: [\"first\"],"
            + " slicingArgumentDefaultValue: 3, sizedFields: [\"nodes\"], requireOneSlicingArgument: false)";

    /// `version` is also a word of Apollo's protocol of persisted queries.
    private static final Set<String> OF_ALL_MODULES =
            Set.of("id", "message", "code", "field", "query", "userErrors", "displayName", "version");

    @Test
    void fitTheSchema() {
        assertThatCode(() -> new SchemaLimits(SchemaFiles.schema())).doesNotThrowAnyException();
    }

    /// Each is one mistake in the fields of a query type that is right without it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list: [Thing]! | Query.list is a list that has no size",
                "page(first: Int): Page | Query.page gives an object with a list that has no size",
                "page(first: Int): Page @listSize(assumedSize: 9) | Query.page gives an object with a list that has no"
                        + " size",
                "page(last: Int): Page PAGE | Query.page has no argument that slicingArguments names",
                "thing(first: Int): Thing PAGE | Query.thing sizes a field that is no list, or has a size of its own",
                "thing: Thing @listSize(assumedSize: 9) | Query.thing has a size, but neither is nor has a list",
                "list(ids: [ID]): [Thing] @listLength(argument: \"id\") | Query.list has no list argument that"
                        + " @listLength names",
                "list(ids: ID): [Thing] @listLength(argument: \"ids\") | Query.list has no list argument that"
                        + " @listLength names",
                "page(in: In): Page @listLength(argument: \"in.id\", sizedFields: [\"nodes\"]) | Query.page has no list"
                        + " argument that @listLength names",
                "page(in: In): Page @listLength(argument: \"in.no.ids\", sizedFields: [\"nodes\"]) | Query.page has no"
                        + " list argument that @listLength names",
                "page(in: In): Page @listLength(argument: \"in.ids\") | Query.page gives an object with a list that has"
                        + " no size",
                "list: [Thing] @listSize(assumedSize: 0) | Query.list has no assumedSize",
                "list: [Thing] @listSize(slicingArguments: []) | Query.list has no assumedSize",
                "list(n: Int): [Thing] @listSize(assumedSize: 9, slicingArguments: [\"n\"])"
                        + " | Query.list has no slicingArgumentDefaultValue from 1 to its assumedSize",
                "list(n: Int): [Thing] @listSize(assumedSize: 9, slicingArguments: [\"n\"],"
                        + " slicingArgumentDefaultValue: 3) | Query.list has a slicingArgumentDefaultValue, so"
                        + " requireOneSlicingArgument must be false",
                "thing: Thing @cost(weight: \"-1\") | Query.thing has no weight such as \"1\" or \"0.25\"",
                "thing: Thing @cost(weight: \"dear\") | Query.thing has no weight such as \"1\" or \"0.25\"",
                "thing: Thing @rate(perMinute: 0) | Query.thing has a rate of less than 1 per minute",
                "deep: Deep | Deep.rated has a rate, which is for root fields alone",
                "unlike: Unlike | Unlike.named costs something else than Named.named"
            })
    void doNotFit(String field, String mistake) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SchemaLimits(schema(field.replace("PAGE", PAGE))))
                .withMessage("The limits in the schema do not fit: " + mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page(first: Int): Page PAGE",
                "list: [Thing] @listSize(assumedSize: 9)",
                "list(ids: [ID!]!): [Thing] @cost(weight: \"0.5\") @listLength(argument: \"ids\")",
                "page(in: In!): Page @listLength(argument: \"in.ids\", sizedFields: [\"nodes\"])",
                "thing: Thing @rate(perMinute: 1)",
                "words: [String]"
            })
    void fit(String field) {
        assertThatCode(() -> new SchemaLimits(schema(field.replace("PAGE", PAGE))))
                .doesNotThrowAnyException();
    }

    /// The published draft's, with the default of a page that Hot Chocolate adds.
    @Test
    void areSaidInTheWordsOfTheDraft() {
        assertThat(definition("cost")).isEqualTo("directive @cost(weight:String!) on FIELD_DEFINITION | OBJECT");
        assertThat(definition("listSize"))
                .isEqualTo("directive"
                               + " @listSize(assumedSize:Int,slicingArguments:[String!],slicingArgumentDefaultValue:Int,sizedFields:[String!],requireOneSlicingArgument:Boolean"
                               + " =true) on FIELD_DEFINITION");
    }

    /// No field of a module is named in this package, which all modules share.
    @Test
    void areNowhereElse() throws IOException {
        var fields = SchemaFiles.documents().entrySet().stream()
                .filter(file -> !file.getKey().equals("schema"))
                .flatMap(file -> file.getValue().getDefinitionsOfType(ObjectTypeDefinition.class).stream())
                .filter(type -> !type.getName().matches(".*(Connection|Edge)"))
                .flatMap(type -> type.getFieldDefinitions().stream())
                .map(FieldDefinition::getName)
                .filter(name -> !OF_ALL_MODULES.contains(name))
                .collect(toSet());
        assertThat(fields).contains("purgePreview", "purgeContact", "signIn", "body", "customFieldValues");
        try (var files = Files.walk(Path.of("src/main/java/helpdesk/graphql/limits"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(SchemaLimitsTests::text)
                    .collect(joining("\n"));
            assertThat(fields).allSatisfy(field -> assertThat(sources).doesNotContain('"' + field + '"'));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Stream<DirectiveDefinition> definitions() {
        return SchemaFiles.documents().values().stream()
                .flatMap(file -> file.getDefinitionsOfType(DirectiveDefinition.class).stream());
    }

    private static String definition(String name) {
        var directive = definitions()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .orElseThrow();
        var undescribed = directive.transform(definition -> definition
                .description(null)
                .inputValueDefinitions(directive.getInputValueDefinitions().stream()
                        .map(argument -> argument.transform(input -> input.description(null)))
                        .toList()));
        return AstPrinter.printAstCompact(undescribed);
    }

    private static GraphQLSchema schema(String field) {
        var directives = definitions()
                .filter(directive -> !directive.getName().equals("errors"))
                .map(AstPrinter::printAst)
                .collect(joining("\n"));
        var text = """
            type Query { %s }
            type Thing { name: String words: [String] }
            type Page { nodes: [Thing] }
            input In { id: ID ids: [ID!]! }
            type Deep { rated: Int @rate(perMinute: 1) }
            interface Named { named: Int }
            type Unlike implements Named { named: Int @cost(weight: "2") }
            """.formatted(field);
        var used = Stream.of(text.split("\n"))
                .filter(line -> !line.startsWith("type Deep") || field.startsWith("deep"))
                .filter(line -> !line.startsWith("type Unlike") || field.startsWith("unlike"))
                .collect(joining("\n"));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(directives + "\n" + used));
    }
}
