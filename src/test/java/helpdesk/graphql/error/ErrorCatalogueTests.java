package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/// Clients decide by codes: the schema describes each code and each refusal, with what to do, and no other.
class ErrorCatalogueTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();
    private static final Pattern WHAT_TO_DO = Pattern.compile("(?s).{20,}\\n\\nWhat to do: .{5,}[.]");
    private static final Pattern STATUS = Pattern.compile("(?m)^\\| ([0-9, ]+) \\| `([A-Z_]+)` \\|$");

    private static final List<String> CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).toList();

    @Test
    void isTheEnumOfTheSchema() {
        assertThat(values()).extracting(GraphQLEnumValueDefinition::getName).containsExactlyElementsOf(CODES);
    }

    @Test
    void saysWhatEveryErrorMeansAndWhatToDo() {
        var refusals = SCHEMA.getImplementations(SCHEMA.getTypeAs("UserError"));
        assertThat(Stream.<GraphQLNamedSchemaElement>concat(values().stream(), refusals.stream()))
                .hasSizeGreaterThan(25)
                .allSatisfy(error ->
                        assertThat(error.getDescription()).as(error.getName()).matches(WHAT_TO_DO));
    }

    @Test
    void tellsWhichFieldsTakeCursors() {
        assertThat(fields().filter(field -> field.getAppliedDirective("errors") != null))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(fields().filter(field -> field.getArgument("after") != null)
                        .toList())
                .allSatisfy(field ->
                        assertThat(codes(field.getAppliedDirective("errors"))).containsExactly("INVALID_CURSOR"));
    }

    @Test
    void tellsWhatBecameOfARequestByItsStatus() {
        var documented =
                STATUS.matcher(read(Path.of("src/docs/api.md"))).results().toList();
        assertThat(documented)
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.group(1).split(", "))
                        .allSatisfy(status -> assertThat(code(HttpStatus.valueOf(Integer.parseInt(status))))
                                .as(status)
                                .isEqualTo(row.group(2))));
        assertThat(Arrays.stream(HttpStatus.values())
                        .filter(HttpStatus::isError)
                        .map(ErrorCatalogueTests::code))
                .isSubsetOf(CODES);
    }

    private static String code(HttpStatus status) {
        return Failure.of(status).code().name();
    }

    private static List<GraphQLEnumValueDefinition> values() {
        return SCHEMA.<GraphQLEnumType>getTypeAs("ErrorCode").getValues();
    }

    private static Stream<GraphQLFieldDefinition> fields() {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .flatMap(type -> type.getFields().stream());
    }

    private static List<String> codes(GraphQLAppliedDirective errors) {
        return errors.getArgument("codes").getValue();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
