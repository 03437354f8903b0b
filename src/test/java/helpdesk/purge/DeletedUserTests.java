package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// R6: on other people's tickets the contact's comments and ratings stay and read "Deleted User"; nothing links two of
/// them to one person.
@HelpdeskTest
@Tag("R6")
class DeletedUserTests {

    private static final String TICKET = """
        query($id: ID!) {
          ticket(id: $id) {
            id number subject status createdAt updatedAt requester { id name }
            collaborators { id }
            surveyRatings { score remark createdAt rater { __typename displayName ... on Node { id } } }
            comments { nodes { id body visibility recordedBy createdAt
              author { __typename displayName ... on Node { id } } } }
          }
        }
        """;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    String requester = "";
    String contact = "";
    String ticket = "";

    @BeforeEach
    void somebodyElsesTicketWithTheContactOnIt() {
        requester = helpdesk.aContact();
        contact = helpdesk.aContact();
        ticket = helpdesk.aTicketOf(requester);
        helpdesk.collaborates(contact, ticket);
        helpdesk.aComment(ticket, contact, "Mine does not print either");
        helpdesk.aComment(ticket, contact, "Nor does my brother's");
        helpdesk.rates(contact, ticket, 2, "Slow");
    }

    @Test
    void isTheAuthorOfWhatStays() {
        purge(contact);
        var comments = read(ticket).at("/comments/nodes");
        assertThat(comments.valueStream().map(comment -> comment.path("body").asString()))
                .containsExactly("It does not print", "Mine does not print either", "Nor does my brother's");
        assertThat(comments.get(1).path("author")).hasToString(deletedUser());
        assertThat(comments.get(2).path("author")).hasToString(deletedUser());
        assertThat(comments.at("/0/author/id").asString()).isEqualTo(requester);
    }

    @Test
    void isTheRaterOfWhatStays() {
        purge(contact);
        var rating = read(ticket).at("/surveyRatings/0");
        assertThat(rating.path("score").asInt()).isEqualTo(2);
        assertThat(rating.path("remark").asString()).isEqualTo("Slow");
        assertThat(rating.path("rater")).hasToString(deletedUser());
    }

    @Test
    void takesPartInNothingAnyMore() {
        purge(contact);
        assertThat(read(ticket).path("collaborators")).isEmpty();
    }

    @Test
    void isAllThatChangesOnTheTicket() {
        var before = read(ticket).toString();
        purge(contact);
        assertThat(read(ticket))
                .hasToString(before.replaceAll(
                                "\\{\"__typename\":\"Contact\",\"displayName\":\"[^\"]*\",\"id\":\"%s\"}"
                                        .formatted(contact),
                                deletedUser())
                        .replace("[{\"id\":\"%s\"}]".formatted(contact), "[]"));
    }

    @Test
    void isTheSameWhoeverItWas() {
        var another = helpdesk.aContact();
        helpdesk.aComment(ticket, another, "Try turning it off and on again");
        purge(contact);
        purge(another);
        assertThat(read(ticket)
                        .at("/comments/nodes")
                        .valueStream()
                        .skip(1)
                        .map(comment -> comment.path("author").toString())
                        .collect(Collectors.toSet()))
                .containsExactly(deletedUser());
    }

    private void purge(String somebody) {
        helpdesk.purged(helpdesk.softDeleted(somebody));
    }

    private JsonNode read(String id) {
        return client.asAgent().send(TICKET, Map.of("id", id)).data("ticket");
    }

    private static String deletedUser() {
        return "{\"__typename\":\"DeletedUser\",\"displayName\":\"Deleted User\"}";
    }
}
