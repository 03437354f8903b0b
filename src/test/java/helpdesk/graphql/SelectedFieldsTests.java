package helpdesk.graphql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/// What other modules add to a contact is read if it is selected, however the document selects it.
@HelpdeskTest
class SelectedFieldsTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    String contact = "";

    @BeforeEach
    void aContact() {
        contact = helpdesk.aContact();
    }

    @Test
    void areFoundInFragmentsAndUnderAliases() {
        assertThat(answer("""
            query($id: ID!) { contact(id: $id) { ...Count ... { ... on Node { ...Values } } } }
            fragment Count on Contact { open: openTicketCount }
            fragment Values on Contact { customFieldValues { value } }
            """, Map.of("id", contact))).isEqualTo("{\"open\":0,\"customFieldValues\":[]}");
    }

    @Test
    void areFoundInAllSelectionsOfAFieldTogether() {
        assertThat(answer("""
            query($id: ID!) { contact(id: $id) { openTicketCount } contact(id: $id) { customFieldValues { value } } }
            """, Map.of("id", contact))).isEqualTo("{\"openTicketCount\":0,\"customFieldValues\":[]}");
    }

    @Test
    void areThoseThatVariablesIncludeAndDoNotSkip() {
        assertThat(answer("""
            query($id: ID!, $yes: Boolean = true, $no: Boolean!) {
              contact(id: $id) {
                openTicketCount @include(if: $yes) @skip(if: $no)
                customFieldValues @skip(if: $yes) { value }
                ... @include(if: $no) { customFieldValues { value } }
              }
            }
            """, Map.of("id", contact, "no", false))).isEqualTo("{\"openTicketCount\":0}");
    }

    @Test
    void areFoundInBothFormsOfAConnection() {
        var contacts = client.asAgent().send("""
            {
              contacts(first: 1) { nodes { openTicketCount } edges { node { customFieldValues { value } } } }
              counted: contacts { __typename totalCount }
            }
            """);
        assertThat(contacts.errors()).isEmpty();
        assertThat(contacts.data("contacts.nodes.0.openTicketCount").isInt()).isTrue();
        assertThat(contacts.data("contacts.edges.0.node.customFieldValues").isArray())
                .isTrue();
        assertThat(contacts.data("counted.totalCount").asInt()).isPositive();
    }

    /// A walk through each spread would not end in years. The limits of documents let much less pass, but an object of
    /// a page has its own walk.
    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD)
    void areFoundOnceInFragmentsThatSpreadEachOther() {
        var document = "{ object { ...F0 } } fragment F60 on Query { field }"
                + IntStream.range(0, 60)
                        .mapToObj(n -> " fragment F" + n + " on Query { " + ("...F" + (n + 1) + " ").repeat(2) + "}")
                        .collect(joining());
        var found = new ArrayList<Boolean>();
        var wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("object", environment -> {
                            var selected = SelectedFields.of(environment);
                            found.addAll(List.of(
                                    selected.contains("field"), selected.contains("object"), selected.isOnly("field")));
                            return Map.of();
                        }));
        var types = new SchemaParser().parse("type Query { object: Query field: Int }");
        var schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
        assertThat(GraphQL.newGraphQL(schema).build().execute(document).getErrors())
                .isEmpty();
        assertThat(found).containsExactly(true, false, true);
    }

    private String answer(String document, Map<String, ?> variables) {
        return client.asAgent().send(document, variables).data("contact").toString();
    }
}
