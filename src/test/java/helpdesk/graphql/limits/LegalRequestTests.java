package helpdesk.graphql.limits;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionQueryBuilder;
import graphql.parser.Parser;
import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// The largest things that honest clients send are well within the limits.
@HelpdeskTest
class LegalRequestTests {

    private static final Logger LOG = LoggerFactory.getLogger(LegalRequestTests.class);

    private static final Path EXAMPLES = Path.of("src/main/resources/examples");

    /// A page of a hundred with all that a screen shows of each, as Relay asks for it.
    private static final String LARGE_PAGE = """
        query Page($first: Int = 100) {
          contacts(first: $first) {
            totalCount
            edges { cursor node {
              id displayName state name email phone jobTitle address openTicketCount
              customFieldValues { key value }
              tickets(first: 5) { totalCount edges { node {
                id subject status
                comments(last: 3) { nodes { id body author { __typename displayName } } }
              } } pageInfo { hasNextPage endCursor } }
            } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void mayBeTheLongestComment() {
        var body = "👩".repeat(50_000);
        var escaped = "\\ud83d\\udc69".repeat(50_000);
        for (var sent : List.of(body, escaped)) {
            var document = "mutation($id: ID!, $body: String!) { " + comment("$body") + " }";
            assertThat(comment(document, ",\"body\":\"" + sent + "\"")).isEqualTo(body);
        }
    }

    @Test
    void mayBeTheLongestCommentInItsDocument() {
        var body = "é".repeat(50_000);
        var document = "mutation($id: ID!) { " + comment("\\\"" + body + "\\\"") + " }";
        assertThat(comment(document, "")).isEqualTo(body);
    }

    private static String comment(String body) {
        return "addComment(input: { ticketId: $id, body: " + body + " }) { comment { body } }";
    }

    private String comment(String document, String variables) {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        var request = "{\"query\":\"%s\",\"variables\":{\"id\":\"%s\"%s}}".formatted(document, ticket, variables);
        return client.asAgent().post(request).text("addComment.comment.body");
    }

    /// A thousand digits and more, as somebody pastes them.
    @Test
    void mayHoldManyDigitsInItsDocument() {
        var body = "7".repeat(10_000);
        for (var literal : List.of("\\\"" + body + "\\\"", "\\\"\\\"\\\"" + body + "\\\"\\\"\\\"")) {
            assertThat(comment("mutation($id: ID!) { " + comment(literal) + " } #" + body, ""))
                    .isEqualTo(body);
        }
    }

    @Test
    void mayBeTheMostAndLongestCustomFieldValues() {
        var values = IntStream.range(0, 100)
                .mapToObj(_ -> Map.of("key", helpdesk.aCustomField("TEXT"), "value", "👩".repeat(2_000)))
                .toList();
        var answer = client.asAgent()
                .mutate("createContact", Map.of("name", "Erika", "customFieldValues", values), "contact { id }");
        assertThat(answer.refusals("createContact")).isEmpty();
    }

    @Test
    void mayHoldAsManyValuesAsVariablesMay() {
        var list = "[{}" + ",{}".repeat(498) + "]";
        var variables = "{\"a\":%s,\"b\":%s,\"c\":%s,\"d\":[[[[[[[[[1]]]]]]]]]}".formatted(list, list, list);
        assertThat(client.asAgent()
                        .post("{\"query\":\"{ __typename }\",\"variables\":" + variables + "}")
                        .text("__typename"))
                .isEqualTo("Query");
    }

    @ParameterizedTest
    @MethodSource("introspections")
    void mayBeIntrospection(String document) {
        assertThat(client.asAnonymous().send(document).data("__schema.types").size())
                .isGreaterThan(50);
    }

    static Stream<String> introspections() {
        var everything = IntrospectionQueryBuilder.Options.defaultOptions()
                .descriptions(true)
                .specifiedByUrl(true)
                .isOneOf(true)
                .directiveIsRepeatable(true)
                .schemaDescription(true)
                .inputValueDeprecation(true)
                .typeRefFragmentDepth(9);
        var byFragment = "{ ...q } fragment q on Query { ... on Query { __schema { types { name fields { args { type {"
                + " inputFields { name } } } } } } } }";
        return Stream.of(
                IntrospectionQuery.INTROSPECTION_QUERY, IntrospectionQueryBuilder.build(everything), byFragment);
    }

    @Test
    void mayBeAPageOfAHundred() {
        helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(client.asAgent().send(LARGE_PAGE).data("contacts.edges").isEmpty())
                .isFalse();
    }

    /// The room there is: whoever changes a limit or a document sees here what the documents need.
    @Test
    void leavesRoom() throws IOException {
        var documents = examples();
        documents.put("a page of a hundred", LARGE_PAGE);
        introspections().forEach(document -> {
            LOG.info("Complexity {}: introspection", complexity(document));
            assertThat(complexity(document)).isLessThan(6_000);
        });
        documents.forEach((name, document) -> LOG.info("Complexity {}: {}", complexity(document), name));
        assertThat(complexity(LARGE_PAGE)).isBetween(10_000L, 16_000L);
        assertThat(documents.values().stream().filter(document -> !document.equals(LARGE_PAGE)))
                .hasSizeGreaterThan(4)
                .allSatisfy(document -> assertThat(complexity(document)).isLessThan(2_500));
    }

    private static Map<String, String> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".graphql"))
                    .collect(toMap(file -> file.getFileName().toString(), LegalRequestTests::text));
        }
    }

    private static String text(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.collect(joining("\n"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long complexity(String text) {
        var operation = RequestedOperation.named(null, Parser.parse(text));
        return new Bill(new SchemaLimits(SchemaFiles.schema()), operation, Map.of()).complexity();
    }
}
