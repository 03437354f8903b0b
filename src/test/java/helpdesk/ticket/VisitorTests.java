package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a contact sees and does in the portal.
@HelpdeskTest
class VisitorTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @SuppressWarnings("NullAway.Init")
    Visitor visitor;

    String other = "";
    String own = "";
    String shared = "";
    String foreign = "";

    @BeforeEach
    void aVisitorWithATicketOfItsOwnAndOneOfSomebodyElse() {
        visitor = portal.aVisitor();
        other = helpdesk.aContact(Map.of("name", "Somebody Else", "phone", "+4930901820"));
        own = helpdesk.aTicketOf(visitor.id());
        shared = helpdesk.aTicketOf(other);
        foreign = helpdesk.aTicketOf(other);
        helpdesk.collaborates(visitor.id(), shared);
    }

    @Test
    void seesItsTicketsAndThoseItTakesPartIn() {
        var seen = visitor.client().send("""
            { viewer { ... on Contact {
              tickets { totalCount nodes { id } } collaborations { totalCount nodes { id requester { displayName } } }
            } } }
            """).data("viewer");
        assertThat(seen.at("/tickets")).hasToString("{\"totalCount\":1,\"nodes\":[{\"id\":\"%s\"}]}".formatted(own));
        assertThat(seen.at("/collaborations"))
                .hasToString(
                        "{\"totalCount\":1,\"nodes\":[{\"id\":\"%s\",\"requester\":{\"displayName\":\"Somebody Else\"}}]}"
                                .formatted(shared));
    }

    @Test
    void findsNobodyElsesTickets() {
        assertThat(ticket(shared).data("ticket").isNull()).isFalse();
        assertThat(ticket(foreign).data("ticket").isNull()).isTrue();
        assertThat(node(foreign).data("node").isNull()).isTrue();
        assertThat(node(other).data("node").isNull()).isTrue();
    }

    @Test
    void repeatsWhatItDoesWithoutASecondEffect() {
        var opening = Map.of(
                "requesterId", visitor.id(), "subject", "The scanner", "body", "It is dark", "idempotencyKey", "one");
        var comment = Map.of("ticketId", shared, "body", "Mine too", "idempotencyKey", "two");
        var rating = Map.of("ticketId", shared, "score", 4, "idempotencyKey", "three");
        for (var round = 0; round < 2; round++) {
            repeats("createTicket", opening, "ticket { id }");
            repeats("addComment", comment, "comment { id body }");
            repeats("rateTicket", rating, "surveyRating { score createdAt }");
        }
        assertThat(visitor.client()
                        .mutate(
                                "addComment",
                                Map.of("ticketId", own, "body", "Hm", "idempotencyKey", "two"),
                                "comment { id }")
                        .refusals("addComment"))
                .containsExactly("IdempotencyKeyReused");
        assertThat(ticket(shared).data("ticket.comments.totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void repeatsNobodyElsesDoing() {
        var comment = Map.of("ticketId", shared, "body", "Mine too", "idempotencyKey", "the same key");
        var agents = client.asAgent().mutate("addComment", comment, "comment { id }");
        var own = visitor.client().mutate("addComment", comment, "comment { id }");
        assertThat(own.text("addComment.comment.id")).isNotEqualTo(agents.text("addComment.comment.id"));
    }

    private void repeats(String mutation, Map<String, ?> input, String result) {
        var first = visitor.client().mutate(mutation, input, result);
        assertThat(first.refusals(mutation)).isEmpty();
        assertThat(visitor.client().mutate(mutation, input, result)).isEqualTo(first);
    }

    @Test
    void readsNoNotes() {
        var note = client.asAgent()
                .mutate(
                        "addComment",
                        Map.of("ticketId", shared, "body", "A note", "visibility", "PRIVATE"),
                        "comment { id }")
                .text("addComment.comment.id");
        helpdesk.aComment(shared, null, "A reply");
        var comments = ticket(shared).data("ticket.comments");
        assertThat(comments.at("/totalCount").asInt()).isEqualTo(2);
        assertThat(comments.at("/nodes")
                        .valueStream()
                        .map(comment -> comment.at("/body").asString()))
                .containsExactly("It does not print", "A reply");
        assertThat(node(note).data("node").isNull()).isTrue();
    }

    @Test
    void opensTicketsOfItsOwn() {
        var opened = mutate(
                "createTicket",
                Map.of("requesterId", visitor.id(), "subject", "Printer", "body", "Broken"),
                "ticket { requester { id } comments { nodes { recordedBy author { displayName } } } }");
        assertThat(opened.text("createTicket.ticket.requester.id")).isEqualTo(visitor.id());
        assertThat(opened.data("createTicket.ticket.comments.nodes"))
                .hasToString("[{\"recordedBy\":null,\"author\":{\"displayName\":\"Visiting Person\"}}]");
    }

    @Test
    void opensNoneInTheNameOfSomebodyElse() {
        assertThat(mutate(
                                "createTicket",
                                Map.of("requesterId", other, "subject", "Printer", "body", "Broken"),
                                "ticket { id }")
                        .refusals("createTicket"))
                .containsExactly("ContactNotFound");
    }

    @Test
    void commentsWhereItTakesPart() {
        var input = Map.of("ticketId", shared, "body", "Mine too");
        assertThat(mutate("addComment", input, "comment { visibility author { displayName } recordedBy }")
                        .data("addComment.comment"))
                .hasToString("{\"visibility\":\"PUBLIC\",\"author\":{\"displayName\":\"Visiting"
                        + " Person\"},\"recordedBy\":null}");
        assertThat(mutate("addComment", Map.of("ticketId", foreign, "body", "Mine too"), "comment { id }")
                        .refusals("addComment"))
                .containsExactly("TicketNotFound");
    }

    @Test
    void commentsInNobodyElsesNameAndWritesNoNotes() {
        assertThat(refusals("addComment", Map.of("ticketId", shared, "body", "Not me", "authorId", other)))
                .containsExactly("ContactNotFound");
        assertThat(refusals("addComment", Map.of("ticketId", shared, "body", "Psst", "visibility", "PRIVATE")))
                .containsExactly("InvalidInput");
    }

    @Test
    void ratesWhereItTakesPart() {
        assertThat(mutate(
                                "rateTicket",
                                Map.of("ticketId", own, "score", 5),
                                "surveyRating { rater { displayName } recordedBy }")
                        .data("rateTicket.surveyRating"))
                .hasToString("{\"rater\":{\"displayName\":\"Visiting Person\"},\"recordedBy\":null}");
        assertThat(refusals("rateTicket", Map.of("ticketId", own, "score", 4))).containsExactly("TicketAlreadyRated");
        assertThat(refusals("rateTicket", Map.of("ticketId", foreign, "score", 4)))
                .containsExactly("TicketNotFound");
    }

    @Test
    void writesNothingIntoTheTicketsOfASoftDeletedContact() {
        helpdesk.softDeleted(other);
        var fingerprint = helpdesk.previewFingerprint(other);
        assertThat(refusals("addComment", Map.of("ticketId", shared, "body", "Hello?")))
                .containsExactly("TicketReadOnly");
        assertThat(refusals("rateTicket", Map.of("ticketId", shared, "score", 1)))
                .containsExactly("TicketReadOnly");
        assertThat(refusals("addComment", Map.of("ticketId", foreign, "body", "Hello?")))
                .containsExactly("TicketNotFound");
        assertThat(refusals("addComment", Map.of("ticketId", own, "body", "Hello?")))
                .isEmpty();
        assertThat(ticket(shared).data("ticket.comments.totalCount").asInt()).isEqualTo(1);
        assertThat(helpdesk.previewFingerprint(other)).isEqualTo(fingerprint);
        helpdesk.restored(other);
        assertThat(refusals("addComment", Map.of("ticketId", shared, "body", "Hello?")))
                .isEmpty();
        assertThat(refusals("rateTicket", Map.of("ticketId", shared, "score", 1)))
                .isEmpty();
    }

    @Test
    void holdsUpNoPurge() {
        helpdesk.softDeleted(other);
        var purge = Map.of("id", other, "previewFingerprint", helpdesk.previewFingerprint(other));
        refusals("addComment", Map.of("ticketId", shared, "body", "Hello?"));
        refusals("rateTicket", Map.of("ticketId", shared, "score", 1));
        assertThat(client.asPrivacyOfficer()
                        .mutate("purgeContact", purge, "purge { state }")
                        .refusals("purgeContact"))
                .isEmpty();
    }

    @Test
    void isNotToldWhyATicketTakesNothing() {
        helpdesk.softDeleted(other);
        var answer = mutate("addComment", Map.of("ticketId", shared, "body", "Hello?"), "comment { id }");
        assertThat(answer.data("addComment").toString()).isEqualTo("""
            {"comment":null,"userErrors":[{"__typename":"TicketReadOnly",\
            "message":"Contacts cannot write in this ticket at present",\
            "code":"TICKET_READ_ONLY","field":["input","ticketId"]}]}\
            """);
    }

    @Test
    void isWrittenForByAgentsInTheTicketsOfASoftDeletedContact() {
        helpdesk.softDeleted(other);
        helpdesk.aComment(shared, null, "By an agent");
        helpdesk.aComment(shared, visitor.id(), "Recorded by an agent");
        helpdesk.rates(visitor.id(), shared, 4, "Recorded by an agent");
        assertThat(ticket(shared).data("ticket.comments.totalCount").asInt()).isEqualTo(3);
    }

    @Test
    void hearsTheSameAgainWhenItRepeatsACommentOfBeforeTheSoftDeletion() {
        var comment = Map.of("ticketId", shared, "body", "Mine too", "idempotencyKey", "before");
        var first = mutate("addComment", comment, "comment { id }");
        helpdesk.softDeleted(other);
        assertThat(mutate("addComment", comment, "comment { id }")).isEqualTo(first);
    }

    @Test
    void learnsOfOthersNothingButTheirNames() {
        var document = "query($id: ID!) { ticket(id: $id) { requester { id displayName viewerCanPurge %s } } }";
        var name = visitor.client().send(document.formatted(""), Map.of("id", shared));
        assertThat(name.text("ticket.requester.displayName")).isEqualTo("Somebody Else");
        for (var field : List.of("name", "email", "phone", "jobTitle", "address", "state", "createdAt")) {
            var answer = visitor.client().send(document.formatted(field), Map.of("id", shared));
            assertThat(answer.errorCodes()).as(field).containsExactly("FORBIDDEN");
            assertThat(answer.text()).doesNotContain("4930901820", "@example.com");
        }
    }

    private Answer ticket(String id) {
        return visitor.client()
                .send(
                        "query($id: ID!) { ticket(id: $id) { comments { totalCount nodes { body } } } }",
                        Map.of("id", id));
    }

    private Answer node(String id) {
        return visitor.client().send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id));
    }

    private List<String> refusals(String mutation, Map<String, ?> input) {
        return mutate(mutation, input, "query { __typename }").refusals(mutation);
    }

    private Answer mutate(String mutation, Map<String, ?> input, String result) {
        return visitor.client().mutate(mutation, input, result);
    }
}
