package helpdesk.contact;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A contact with something in every field and every list, and all that can be read of it but its state.
final class WholeContact {

    private static final String EVERYTHING = """
        query($id: ID!) {
          contact(id: $id) {
            id displayName name email phone jobTitle address createdAt openTicketCount
            customFieldValues { key value }
            tickets {
              totalCount
              nodes {
                id number subject status createdAt updatedAt
                collaborators { id name }
                surveyRatings { score remark createdAt rater { displayName } }
                comments { nodes { id body visibility recordedBy createdAt author { displayName } } }
              }
            }
          }
        }
        """;

    private WholeContact() {}

    static String in(Helpdesk helpdesk) {
        var key = helpdesk.aCustomField("TEXT");
        var contact = helpdesk.aContact(Map.of(
                "phone", "+4930901820",
                "jobTitle", "Engineer",
                "address", "Unter den Linden 1\n10117 Berlin",
                "customFieldValues", List.of(Map.of("key", key, "value", "Gold"))));
        var ticket = helpdesk.aTicketOf(contact);
        var collaborator = helpdesk.aContact();
        helpdesk.collaborates(collaborator, ticket);
        helpdesk.aComment(ticket, contact, "It still does not print");
        helpdesk.aComment(ticket, null, "Have you tried another one?");
        helpdesk.rates(contact, ticket, 4, "Quick");
        return contact;
    }

    static JsonNode everythingOf(String contact, HelpdeskClient client) {
        return client.asAgent().send(EVERYTHING, Map.of("id", contact)).data("contact");
    }
}
