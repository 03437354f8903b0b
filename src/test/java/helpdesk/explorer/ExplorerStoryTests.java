package helpdesk.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The ready tabs of the explorer are the first documents a newcomer runs: they follow the schema.
class ExplorerStoryTests {

    @ParameterizedTest
    @CsvSource({
        "deleted-view, DeletedView",
        "preview, Preview",
        "purge, Purge",
        "see-deleted-user, SeeDeletedUser",
    })
    void isValidAgainstTheSchema(String document, String operation) throws IOException {
        var parsed = Parser.parse(contentOf(new ClassPathResource("explorer/story/" + document + ".graphql")));

        assertThat(parsed.getDefinitionsOfType(OperationDefinition.class))
                .extracting(OperationDefinition::getName)
                .containsExactly(operation);
        assertThat(mistakesIn(parsed)).isEmpty();
    }

    @Test
    void wouldNoticeADocumentThatDoesNotFollowTheSchema() throws IOException {
        assertThat(mistakesIn(Parser.parse("{ nothingOfTheKind }"))).hasSize(1);
    }

    private static List<? extends GraphQLError> mistakesIn(Document document) throws IOException {
        return new Validator().validateDocument(schema(), document, Locale.ENGLISH);
    }

    private static GraphQLSchema schema() throws IOException {
        var types = new TypeDefinitionRegistry();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:graphql/**/*.graphqls")) {
            types.merge(new SchemaParser().parse(contentOf(file)));
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    }

    private static String contentOf(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }
}
