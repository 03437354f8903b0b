package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SchemaFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Errors explain with names of the schema. To an anonymous caller they name nothing that it has not sent.
@HelpdeskTest
class SchemaAudienceTests {

    private static final String CREATE =
            "mutation($input: CreateTicketInput!) { createTicket(input: $input) { query { __typename } } }";

    @Autowired
    HelpdeskClient client;

    static Stream<Arguments> requests() {
        return Stream.of(
                request("{ contact }"),
                request("{ contcat { id } }"),
                request("{ contacts { node } }"),
                request("{ viewer { ... on Agent { emial } } }"),
                request("{ contacts(frist: 1) { totalCount } }"),
                request("{ contact { id } }"),
                request("{ contacts(orderBy: { field: NAMES }) { totalCount } }"),
                request("{ contacts(filter: { state: DELETED }) { totalCount } }"),
                request("{ contacts(filter: { stat: 1 }) { totalCount } }"),
                request("{ contacts(filter: 1) { totalCount } }"),
                request("{ contact(id: \"x\") { ... on Ticket { number } } }"),
                request("{ viewer { ... on Agnet { id } } }"),
                request("query($x: Contcat) { contact(id: $x) { id } }"),
                request("query($x: Int) { contact(id: $x) { id } }"),
                request("query($x: ContactFilter) { contacts(filter: $x) { totalCount } }", "x", Map.of("state", "A")),
                request("query($x: ContactFilter) { contacts(filter: $x) { totalCount } }", "x", Map.of("stat", "A")),
                request("query($x: Int) { contacts(first: $x) { totalCount } }", "x", Map.of()),
                request("query($x: ID!) { contact(id: $x) { id } }"),
                request("mutation { createTicket(input: {}) { query { __typename } } }"),
                request("mutation { createTicket(input: { subject: 1 }) { query { __typename } } }"),
                request("mutation { createTicket { query { __typename } } }"),
                request("{ viewer @onlyIf { __typename } }"),
                request("{ viewer @include { __typename } }"),
                request("subscription { purgeProgress(id: \"x\") { id } }"),
                request(CREATE),
                request(CREATE, "input", Map.of()),
                request(CREATE, "input", Map.of("subject", 1)),
                request(CREATE, "input", Map.of("subject", "x", "nothing", 1)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void learnsNoNameThatItHasNotSent(String document, Map<String, ?> variables) {
        var answer = client.asAnonymous().send(document, variables);
        assertThat(answer.errorCodes()).isNotEmpty().isSubsetOf("GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT");
        assertThat(namesIn(messages(answer))).isSubsetOf(namesIn(document + variables));
    }

    /// Or else there would be nothing to keep back.
    @Test
    void learnsThemWithAToken() {
        assertThat(messages(client.asAgent().send(CREATE, Map.of("input", Map.of()))))
                .contains("requesterId");
        assertThat(messages(client.asAgent().send("{ contacts { node } }"))).contains("ContactConnection");
    }

    @Test
    void isToldWhereAndWhatIsNoGraphQl() {
        var unfit = client.asAnonymous().send("{\n  contcat }").errors().getFirst();
        assertThat(unfit.at("/locations/0/line").asInt()).isEqualTo(2);
        assertThat(messages(client.asAnonymous().send("{ contact("))).startsWith("Syntax error at line 1");
    }

    private static Arguments request(String document) {
        return Arguments.of(document, Map.of());
    }

    private static Arguments request(String document, String variable, Object value) {
        return Arguments.of(document, Map.of(variable, value));
    }

    private static String messages(Answer answer) {
        return answer.errors().stream()
                .map(error -> error.path("message").asString())
                .collect(Collectors.joining("\n"));
    }

    /// The names of the schema that are words of a text.
    private static Set<String> namesIn(String text) {
        var words = new TreeSet<>(List.of(text.split("\\W+")));
        words.retainAll(SchemaFiles.names());
        return words;
    }
}
