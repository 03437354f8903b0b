package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private String answer(String document, Map<String, ?> variables) {
        return client.asAgent().send(document, variables).data("contact").toString();
    }
}
