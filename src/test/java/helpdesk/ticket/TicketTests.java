package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Tickets: their status, who takes part, what is said in them, and how they are rated.
@HelpdeskTest
class TicketTests {

    private static final String TICKET = """
        ticket {
          id number subject status createdAt updatedAt requester { id openTicketCount } collaborators { id }
          comments { nodes { body visibility recordedBy author { __typename displayName ... on Contact { id } } } }
        }
        """;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Nested
    class Opening {

        @Test
        void beginsWithTheRequestersOwnComment() {
            var contact = helpdesk.aContact(Map.of("name", "Erika"));
            var ticket = open(contact, "Kaputt 🖨️", "Line one\nline two").data("createTicket.ticket");
            assertThat(ticket.path("subject").asString()).isEqualTo("Kaputt 🖨️");
            assertThat(ticket.path("status").asString()).isEqualTo("OPEN");
            assertThat(ticket.path("updatedAt")).isEqualTo(ticket.path("createdAt"));
            assertThat(ticket.path("requester").toString())
                    .isEqualTo("{\"id\":\"%s\",\"openTicketCount\":1}".formatted(contact));
            assertThat(ticket.at("/comments/nodes").toString()).isEqualTo("""
                [{"body":"Line one\\nline two","visibility":"PUBLIC","recordedBy":"Alex Agent",\
                "author":{"__typename":"Contact","displayName":"Erika","id":"%s"}}]\
                """.formatted(contact));
        }

        @Test
        void givesEachItsOwnNumber() {
            var contact = helpdesk.aContact();
            var first = open(contact, "First", "Body")
                    .data("createTicket.ticket.number")
                    .asInt();
            assertThat(open(contact, "Second", "Body")
                            .data("createTicket.ticket.number")
                            .asInt())
                    .isGreaterThan(first);
        }

        @Test
        void refusesUnusableTexts() {
            var contact = helpdesk.aContact();
            assertThat(open(contact, "", " ").refusals("createTicket")).containsExactly("InvalidInput", "InvalidInput");
            assertThat(open(contact, "Line\nbreak", "Body").refusals("createTicket"))
                    .containsExactly("InvalidInput");
            assertThat(open(contact, "x".repeat(301), "Body").refusals("createTicket"))
                    .containsExactly("InvalidInput");
            assertThat(open(contact, "x".repeat(300), "👩".repeat(50_000)).refusals("createTicket"))
                    .isEmpty();
            assertThat(open(contact, "Subject", "x".repeat(50_001)).refusals("createTicket"))
                    .containsExactly("InvalidInput");
        }

        @Test
        void findsNobodyUnderAForeignId() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(open(ticket, "Subject", "Body").refusals("createTicket")).containsExactly("ContactNotFound");
        }
    }

    @Nested
    class AStatus {

        @ParameterizedTest
        @EnumSource(TicketStatus.class)
        void canBeAnyAtAnyTime(TicketStatus status) {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            setStatus(ticket, "CLOSED");
            var updated = setStatus(ticket, status.name()).data("updateTicketStatus.ticket");
            assertThat(updated.path("status").asString()).isEqualTo(status.name());
            var isOpen = status == TicketStatus.OPEN || status == TicketStatus.PENDING;
            assertThat(updated.at("/requester/openTicketCount").asInt()).isEqualTo(isOpen ? 1 : 0);
        }

        @Test
        void changesNothingTheSecondTime() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            var first = setStatus(ticket, "RESOLVED").data("updateTicketStatus.ticket");
            assertThat(first.path("updatedAt")).isNotEqualTo(first.path("createdAt"));
            assertThat(setStatus(ticket, "RESOLVED").data("updateTicketStatus.ticket"))
                    .isEqualTo(first);
        }

        @Test
        void isOfATicketThatExists() {
            assertThat(setStatus(helpdesk.aContact(), "OPEN").refusals("updateTicketStatus"))
                    .containsExactly("TicketNotFound");
        }
    }

    @Nested
    class Collaborating {

        @Test
        void happensInTheOrderOfJoiningAndOnce() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            var first = helpdesk.aContact();
            var second = helpdesk.aContact();
            helpdesk.collaborates(second, ticket);
            helpdesk.collaborates(first, ticket);
            assertThat(join(second, ticket)
                            .data("addCollaborator.ticket.collaborators")
                            .toString())
                    .isEqualTo("[{\"id\":\"%s\"},{\"id\":\"%s\"}]".formatted(second, first));
        }

        @Test
        void isNotForTheRequester() {
            var requester = helpdesk.aContact();
            assertThat(join(requester, helpdesk.aTicketOf(requester)).refusals("addCollaborator"))
                    .containsExactly("InvalidInput");
        }

        @Test
        void isForContactsOnTicketsThatExist() {
            var contact = helpdesk.aContact();
            var ticket = helpdesk.aTicketOf(contact);
            assertThat(join(contact, contact).refusals("addCollaborator")).containsExactly("TicketNotFound");
            assertThat(join(ticket, ticket).refusals("addCollaborator")).containsExactly("ContactNotFound");
        }

        @Test
        void isForAHundredAtMost() {
            var ticket = helpdesk.theFullTicket();
            assertThat(join(helpdesk.aContact(), ticket).refusals("addCollaborator"))
                    .containsExactly("TooManyCollaborators");
            assertThat(collaborators(ticket)).hasSize(100);
            assertThat(join(collaborators(ticket).getFirst(), ticket).refusals("addCollaborator"))
                    .isEmpty();
        }

        @Test
        void isForNoMoreWhenTwoComeAtOnce() {
            var ticket = aTicketWith(99);
            var contacts = Stream.generate(helpdesk::aContact).limit(4).toList();
            var answers = contacts.stream()
                    .map(contact -> CompletableFuture.supplyAsync(() -> join(contact, ticket)))
                    .toList();
            assertThat(answers.stream().flatMap(answer -> answer.join().refusals("addCollaborator").stream()))
                    .containsExactly("TooManyCollaborators", "TooManyCollaborators", "TooManyCollaborators");
            assertThat(collaborators(ticket)).hasSize(100);
        }

        /// So that the ratings of a ticket are at most 101: its requester's, and one for each place.
        @Test
        void isNotForAnotherInThePlaceOfAPurgedOneWhoHasRated() {
            var ticket = aTicketWith(100);
            var rater = collaborators(ticket).getFirst();
            helpdesk.rates(rater, ticket, 5, "Fine");
            helpdesk.purged(helpdesk.softDeleted(rater));
            assertThat(join(helpdesk.aContact(), ticket).refusals("addCollaborator"))
                    .containsExactly("TooManyCollaborators");
            helpdesk.purged(helpdesk.softDeleted(collaborators(ticket).getFirst()));
            assertThat(join(helpdesk.aContact(), ticket).refusals("addCollaborator"))
                    .isEmpty();
        }

        private String aTicketWith(int collaborators) {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            IntStream.range(0, collaborators).forEach(_ -> helpdesk.collaborates(helpdesk.aContact(), ticket));
            return ticket;
        }

        private List<String> collaborators(String ticket) {
            return client.asAgent()
                    .send("query($id: ID!) { ticket(id: $id) { collaborators { id } } }", Map.of("id", ticket))
                    .data("ticket.collaborators")
                    .valueStream()
                    .map(contact -> contact.path("id").asString())
                    .toList();
        }
    }

    @Nested
    class AComment {

        @Test
        void isTheAgentsOwnWithoutAnAuthor() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(comment(Map.of("ticketId", ticket, "body", "Have you tried?"))
                            .toString())
                    .isEqualTo("""
                        {"body":"Have you tried?","visibility":"PUBLIC","recordedBy":null,\
                        "author":{"__typename":"Agent","displayName":"Alex Agent"}}\
                        """);
        }

        @Test
        void isTheContactsWhenRecordedOnItsBehalf() {
            var contact = helpdesk.aContact(Map.of("name", "Erika"));
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(comment(Map.of(
                                    "ticketId",
                                    ticket,
                                    "authorId",
                                    contact,
                                    "body",
                                    "By mail",
                                    "visibility",
                                    "PRIVATE"))
                            .toString())
                    .isEqualTo("""
                        {"body":"By mail","visibility":"PRIVATE","recordedBy":"Alex Agent",\
                        "author":{"__typename":"Contact","displayName":"Erika"}}\
                        """);
        }

        @Test
        void isPublicUnlessToldOtherwise() {
            var input = new HashMap<String, @Nullable Object>(
                    Map.of("ticketId", helpdesk.aTicketOf(helpdesk.aContact()), "body", "Hello"));
            assertThat(comment(input).path("visibility").asString()).isEqualTo("PUBLIC");
            input.put("visibility", null);
            assertThat(comment(input).path("visibility").asString()).isEqualTo("PUBLIC");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \n ", "\u0000", "a\u0007b"})
        void isRefusedWithoutAUsableBody(String body) {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(client.asAgent()
                            .mutate("addComment", Map.of("ticketId", ticket, "body", body), "comment { id }")
                            .refusals("addComment"))
                    .containsExactly("InvalidInput");
        }

        private JsonNode comment(Map<String, ?> input) {
            return client.asAgent()
                    .mutate(
                            "addComment",
                            input,
                            "comment { body visibility recordedBy author { __typename displayName } }")
                    .data("addComment.comment");
        }
    }

    @Nested
    class ASurveyRating {

        @Test
        void isGivenOnceByEachWhoTakesPart() {
            var requester = helpdesk.aContact();
            var collaborator = helpdesk.aContact();
            var ticket = helpdesk.aTicketOf(requester);
            helpdesk.collaborates(collaborator, ticket);
            assertThat(rate(ticket, requester, 5).refusals("rateTicket")).isEmpty();
            assertThat(rate(ticket, collaborator, 1).refusals("rateTicket")).isEmpty();
            assertThat(rate(ticket, requester, 4).refusals("rateTicket")).containsExactly("TicketAlreadyRated");
            assertThat(client.asAgent()
                            .send(
                                    "query($id: ID!) { ticket(id: $id) { surveyRatings { score } } }",
                                    Map.of("id", ticket))
                            .data("ticket.surveyRatings")
                            .toString())
                    .isEqualTo("[{\"score\":5},{\"score\":1}]");
        }

        @Test
        void isNotForOthers() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(rate(ticket, helpdesk.aContact(), 5).refusals("rateTicket"))
                    .containsExactly("RaterNotOnTicket");
        }

        @ParameterizedTest
        @CsvSource({"0, false", "1, true", "5, true", "6, false", "-1, false", "2147483647, false"})
        void goesFromOneToFive(int score, boolean good) {
            var requester = helpdesk.aContact();
            assertThat(rate(helpdesk.aTicketOf(requester), requester, score)
                            .refusals("rateTicket")
                            .isEmpty())
                    .isEqualTo(good);
        }

        @Test
        void isRecordedOnSomebodysBehalf() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(client.asAgent()
                            .mutate("rateTicket", Map.of("ticketId", ticket, "score", 3), "surveyRating { score }")
                            .refusals("rateTicket"))
                    .containsExactly("InvalidInput");
        }

        private Answer rate(String ticket, String rater, int score) {
            return client.asAgent()
                    .mutate(
                            "rateTicket",
                            Map.of("ticketId", ticket, "raterId", rater, "score", score, "remark", "So so"),
                            "surveyRating { score remark rater { displayName } }");
        }
    }

    private Answer open(String requester, String subject, String body) {
        return client.asAgent()
                .mutate("createTicket", Map.of("requesterId", requester, "subject", subject, "body", body), TICKET);
    }

    private Answer setStatus(String ticket, String status) {
        return client.asAgent().mutate("updateTicketStatus", Map.of("id", ticket, "status", status), TICKET);
    }

    private Answer join(String contact, String ticket) {
        return client.asAgent().mutate("addCollaborator", Map.of("ticketId", ticket, "contactId", contact), TICKET);
    }
}
