package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Two officers are called Olga Officer: whatever they do, it is told which of them it was. Contacts are not told.
@HelpdeskTest
class SubjectTests {

    private static final String NAME = "Olga Officer";

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final Portal portal;
    private final HelpdeskClient first;
    private final HelpdeskClient second;

    @Autowired
    SubjectTests(HelpdeskClient client, Helpdesk helpdesk, Portal portal) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.portal = portal;
        this.first = officer("olga");
        this.second = officer("Olga");
    }

    private HelpdeskClient officer(String subject) {
        return client.withToken(client.tokens()
                .issue(claims ->
                        claims.subject(subject).claim("name", NAME).claim("roles", List.of("privacy_officer"))));
    }

    @Test
    void tellOfficersWhoTheyAre() {
        var longest = "https://idp.example.org/" + "ü".repeat(231);
        for (var subject : List.of("olga", "Olga", longest)) {
            var viewer = officer(subject)
                    .send("{ viewer { ... on Agent { displayName subject } } }")
                    .data("viewer");
            assertThat(viewer.path("displayName").asString()).isEqualTo(NAME);
            assertThat(viewer.path("subject").asString()).isEqualTo(subject);
        }
        var contact = helpdesk.aContact();
        officer(longest).mutate("softDeleteContact", Map.of("id", contact), "contact { id }");
        assertThat(softDeletion(contact).path("softDeletedBySubject").asString())
                .isEqualTo(longest);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("\u2028Olga\u2029 Officer", "olga", "Olga Officer"),
                Arguments.of("\u200D\u2063\u3164", "olga", "olga"),
                Arguments.of("\u2028", "\u2060olga", "\u2060olga"),
                Arguments.of("\u00A0\u2029", "\u200D\u2063", "Agent"),
                Arguments.of("\uFEFF", "\u200B", "Agent"));
    }

    /// Nobody is shut out for a name that cannot be shown, and no name breaks the line it stands on.
    @ParameterizedTest
    @MethodSource("names")
    void areShownByANameThatIsSeen(String name, String subject, String shown) {
        var officer = client.withToken(client.tokens()
                .issue(claims ->
                        claims.subject(subject).claim("name", name).claim("roles", List.of("privacy_officer"))));
        var viewer = officer.send("{ viewer { ... on Agent { displayName } } }").data("viewer");
        assertThat(viewer.path("displayName").asString()).isEqualTo(shown);
    }

    @Test
    void tellWhoSoftDeleted() {
        var contact = helpdesk.aContact();
        assertThat(softDeletion(contact).path("softDeletedBySubject").isNull()).isTrue();
        first.mutate("softDeleteContact", Map.of("id", contact), "contact { id }");
        second.mutate("softDeleteContact", Map.of("id", contact), "contact { id }");
        assertThat(softDeletion(contact).path("softDeletedBy").asString()).isEqualTo(NAME);
        assertThat(softDeletion(contact).path("softDeletedBySubject").asString())
                .isEqualTo("olga");
        second.mutate("restoreContact", Map.of("id", contact), "contact { id }");
        second.mutate("softDeleteContact", Map.of("id", contact), "contact { id }");
        assertThat(softDeletion(contact).path("softDeletedBySubject").asString())
                .isEqualTo("Olga");
    }

    private JsonNode softDeletion(String contact) {
        return first.send(
                        "query($id: ID!) { contact(id: $id) { softDeletedBy softDeletedBySubject } }",
                        Map.of("id", contact))
                .data("contact");
    }

    @Test
    void tellWhoRequestedAPurge() {
        var fields = "purge { id requestedBy requestedBySubject }";
        for (var officer : Map.of("olga", first, "Olga", second).entrySet()) {
            var contact = helpdesk.aSoftDeletedContact();
            var input = Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
            officer.getValue().mutate("purgeContact", input, fields);
            var repeated = first.mutate("purgeContact", input, fields).data("purgeContact.purge");
            assertThat(repeated.path("requestedBy").asString()).isEqualTo(NAME);
            assertThat(repeated.path("requestedBySubject").asString()).isEqualTo(officer.getKey());
        }
    }

    @Test
    void tellWhoPreparedStartedAndCancelledABatch() {
        var started = aBatchOfTheFirst();
        second.mutate("startPurgeBatch", started, "purgeBatch { id }");
        var start = batch(started);
        assertThat(start.at("/preparedBy/subject").asString()).isEqualTo("olga");
        assertThat(start.at("/startedBy/subject").asString()).isEqualTo("Olga");
        assertThat(Instant.parse(start.path("beganAt").asString()))
                .isBetween(Instant.parse(start.path("preparedAt").asString()), Instant.now());
        var cancelled = aBatchOfTheFirst();
        second.mutate("cancelPurgeBatch", Map.of("id", cancelled.getOrDefault("id", "")), "purgeBatch { id }");
        var end = batch(cancelled);
        assertThat(end.path("startedBy").isNull()).isTrue();
        assertThat(end.at("/cancelledBy/subject").asString()).isEqualTo("Olga");
        assertThat(Instant.parse(end.path("endedAt").asString()))
                .isBetween(Instant.parse(end.path("preparedAt").asString()), Instant.now());
    }

    /// Its id and fingerprint.
    private Map<String, String> aBatchOfTheFirst() {
        var input = Map.of("ids", List.of(helpdesk.aSoftDeletedContact()));
        var batch = first.mutate("preparePurgeBatch", input, "purgeBatch { id fingerprint }")
                .data("preparePurgeBatch.purgeBatch");
        return Map.of(
                "id",
                batch.path("id").asString(),
                "fingerprint",
                batch.path("fingerprint").asString());
    }

    private JsonNode batch(Map<String, String> prepared) {
        return first.send("""
            query($id: ID!) { purgeBatch(id: $id) {
              preparedAt preparedBy { subject } beganAt startedBy { subject } endedAt cancelledBy { subject } } }
            """, Map.of("id", prepared.getOrDefault("id", ""))).data("purgeBatch");
    }

    @Test
    void tellWhoWroteAndWhoRecorded() {
        var requester = portal.aVisitor();
        var ticket = first.mutate(
                        "createTicket",
                        Map.of("requesterId", requester.id(), "subject", "Printer", "body", "It does not print"),
                        "ticket { id }")
                .text("createTicket.ticket.id");
        second.mutate("addComment", Map.of("ticketId", ticket, "body", "Is it on?"), "comment { id }");
        second.mutate(
                "addComment",
                Map.of("ticketId", ticket, "authorId", requester.id(), "body", "It is"),
                "comment { id }");
        first.mutate("addComment", Map.of("ticketId", ticket, "body", "Fine"), "comment { id }");
        assertThat(subjects(first, ticket)).containsExactly("olga", "Olga", "Olga", "olga");
        assertThat(subjects(requester.client(), ticket)).containsExactly("null", "null", "null", "null");
        first.mutate(
                "rateTicket",
                Map.of("ticketId", ticket, "raterId", requester.id(), "score", 5),
                "surveyRating { score }");
        assertThat(rating(first, ticket))
                .hasToString("{\"recordedBy\":\"Olga Officer\",\"recordedBySubject\":\"olga\"}");
        assertThat(rating(requester.client(), ticket))
                .hasToString("{\"recordedBy\":\"Olga Officer\",\"recordedBySubject\":null}");
    }

    private static JsonNode rating(HelpdeskClient reader, String ticket) {
        return reader.send(
                        "query($id: ID!) { ticket(id: $id) { surveyRatings { recordedBy recordedBySubject } } }",
                        Map.of("id", ticket))
                .data("ticket.surveyRatings")
                .path(0);
    }

    /// Of each comment, whoever of the staff wrote or recorded it.
    private static List<String> subjects(HelpdeskClient reader, String ticket) {
        return reader.send("""
            query($id: ID!) {
              ticket(id: $id) {
                comments { nodes { recordedBy recordedBySubject author { displayName ... on Agent { subject } } } }
              }
            }
            """, Map.of("id", ticket))
                .data("ticket.comments.nodes")
                .valueStream()
                .map(comment -> comment.path("recordedBySubject").isNull()
                        ? comment.at("/author/subject").asString("null")
                        : comment.path("recordedBySubject").asString())
                .toList();
    }
}
