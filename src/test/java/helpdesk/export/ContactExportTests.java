package helpdesk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.impl.UUIDUtil;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.zaxxer.hikari.HikariDataSource;
import helpdesk.HelpdeskTest;
import helpdesk.api.Exports;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.RawConnection;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A contact gets everything that the help desk stores about it as one document, and never a part that looks whole.
@HelpdeskTest
class ContactExportTests {

    private static final Schema SCHEMA = schema();

    /// More than the two ends of a connection can buffer.
    private static final int LONG_COMMENTS = 400;

    private static final int LONG = 50_000;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource connections;

    private static Schema schema() {
        try (var file = new ClassPathResource("graphql/contact-export.schema.json").getInputStream()) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static JsonNode valid(JsonNode export) {
        assertThat(SCHEMA.validate(
                        export, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(export.propertyNames()).last().isEqualTo("complete");
        return export;
    }

    @Test
    void containsEverythingAboutTheContact() {
        var key = helpdesk.aCustomField("TEXT", "Favourite colour");
        var contact = helpdesk.aContact(Map.of(
                "name", "Mallory Quinn",
                "jobTitle", "Baker",
                "customFieldValues", List.of(Map.of("key", key, "value", "Blue"))));
        var other = helpdesk.aContact(Map.of("name", "Ada Sample", "jobTitle", "Secret agent"));
        var own = helpdesk.aTicketOf(contact, "The printer", "It does not print");
        helpdesk.collaborates(other, own);
        helpdesk.aComment(own, other, "Neither does mine");
        note(own, "She is angry");
        helpdesk.rates(contact, own, 2, "Slow");
        var others = helpdesk.aTicketOf(other, "The secret of Ada", "Ada tells");
        helpdesk.collaborates(contact, others);
        helpdesk.aComment(others, contact, "I know");
        helpdesk.rates(contact, others, 5, "Quick");
        helpdesk.softDeleted(contact);

        var export = valid(Exports.documentOf(contact, client.asPrivacyOfficer()));

        assertThat(export.at("/contact/id").asString()).isEqualTo(contact);
        assertThat(export.at("/contact/name").asString()).isEqualTo("Mallory Quinn");
        assertThat(export.at("/contact/softDeletedBy").asString()).isEqualTo("Pat Privacy Officer");
        assertThat(export.at("/customFieldValues/0").toString())
                .isEqualTo("{\"key\":\"%s\",\"label\":\"Favourite colour\",\"value\":\"Blue\"}".formatted(key));
        assertThat(export.at("/tickets/0/id").asString()).isEqualTo(own);
        assertThat(conversation(export.at("/tickets/0")))
                .containsExactly(
                        "THIS_CONTACT Mallory Quinn: It does not print",
                        "CONTACT Ada Sample: Neither does mine",
                        "AGENT Pat Privacy Officer: She is angry");
        assertThat(export.at("/tickets/0/surveyRatings/0/remark").asString()).isEqualTo("Slow");
        assertThat(export.at("/tickets/0/collaborators/0/name").asString()).isEqualTo("Ada Sample");
        assertThat(export.path("commentsOnOtherTickets")).hasSize(1);
        assertThat(export.at("/commentsOnOtherTickets/0/body").asString()).isEqualTo("I know");
        assertThat(export.at("/surveyRatingsOnOtherTickets/0/score").asInt()).isEqualTo(5);
        assertThat(export.path("collaborations")).hasSize(1);
        assertThat(kinds(export)).containsExactly("CREATED", "SOFT_DELETED", "EXPORTED");
        assertThat(export.toString()).doesNotContain("Secret agent", "The secret of Ada", "Ada tells");
    }

    private void note(String ticket, String body) {
        client.asPrivacyOfficer()
                .mutate(
                        "addComment",
                        Map.of("ticketId", ticket, "body", body, "visibility", "PRIVATE"),
                        "comment { id }")
                .data("addComment.comment.id");
    }

    private static List<String> conversation(JsonNode ticket) {
        return ticket.path("comments")
                .valueStream()
                .map(comment -> comment.path("authorType").asString() + " "
                        + comment.path("authorName").asString() + ": "
                        + comment.path("body").asString())
                .toList();
    }

    private static List<String> kinds(JsonNode export) {
        return export.path("auditEvents")
                .valueStream()
                .map(event -> event.path("kind").asString())
                .toList();
    }

    @Test
    void givesTheContactItselfNoPrivateNotesNoLegalHoldsAndNoMailsToOtherAddresses() {
        var visitor = portal.aVisitor();
        note(helpdesk.aTicketOf(visitor.id(), "The printer", "It does not print"), "He is angry");
        var wanted = Helpdesk.newEmail();
        portal.anEmailChangeOf(visitor, wanted);
        portal.aPasswordResetOf(visitor.email());
        helpdesk.aLegalHold(visitor.id(), "He may have lied to us");

        var response = Exports.of(visitor.id(), visitor.client());
        var own = valid(JsonMapper.shared().readTree(response.body()));

        assertThat(response.headers().map())
                .containsEntry("content-disposition", List.of("attachment; filename=\"contact-export.json\""))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-type", List.of("application/json"));
        assertThat(conversation(own.at("/tickets/0")))
                .containsExactly("THIS_CONTACT Visiting Person: It does not print");
        assertThat(own.at("/portalAccount/createdAt").isString()).isTrue();
        assertThat(mails(own)).containsExactly("PASSWORD_RESET");
        assertThat(kinds(own)).containsExactly("CREATED", "EXPORTED");
        assertThat(own.at("/auditEvents/1/agent").isNull()).isTrue();
        assertThat(own.path("legalHolds")).isEmpty();

        var officers = valid(Exports.documentOf(visitor.id(), client.asPrivacyOfficer()));
        assertThat(conversation(officers.at("/tickets/0"))).hasSize(2);
        assertThat(mails(officers)).containsExactlyInAnyOrder("PASSWORD_RESET", "EMAIL_CHANGE");
        assertThat(kinds(officers)).containsExactly("CREATED", "LEGAL_HOLD_PLACED", "EXPORTED", "EXPORTED");
        assertThat(officers.at("/auditEvents/3/agent").asString()).isEqualTo("Pat Privacy Officer");
        assertThat(officers.at("/legalHolds/0/reason").asString()).isEqualTo("He may have lied to us");
    }

    private static List<String> mails(JsonNode export) {
        return export.path("portalMails")
                .valueStream()
                .map(mail -> mail.path("kind").asString())
                .toList();
    }

    @Test
    void isForPrivacyOfficersAndTheContactItselfOnly() {
        var visitor = portal.aVisitor();
        var anonymous = Exports.of(visitor.id(), client.asAnonymous());
        assertRefused(anonymous, 401, "UNAUTHENTICATED");
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertRefused(Exports.of(visitor.id(), client.withToken("garbage")), 401, "UNAUTHENTICATED");
        assertRefused(Exports.of(visitor.id(), client.asAgent()), 403, "FORBIDDEN");
        assertRefused(Exports.of(visitor.id(), withoutRole()), 403, "FORBIDDEN");
        assertRefused(Exports.of(visitor.id(), portal.aVisitor().client()), 404, "NOT_FOUND");
        client.asAgent().mutate("softDeleteContact", Map.of("id", visitor.id()), "contact { id }");
        assertRefused(Exports.of(visitor.id(), visitor.client()), 401, "UNAUTHENTICATED");
        assertThat(kinds(Exports.documentOf(visitor.id(), client.asPrivacyOfficer())))
                .containsExactly("CREATED", "SOFT_DELETED", "EXPORTED");
    }

    private HelpdeskClient withoutRole() {
        return client.withToken(
                client.tokens().issue(claims -> claims.subject("visitor").claim("roles", List.of())));
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo(code);
    }

    @Test
    void findsNothingUnderOtherIds() {
        var purged = helpdesk.aSoftDeletedContact();
        helpdesk.purged(purged);
        var purging = ContactId.parse(helpdesk.aContact()).orElseThrow();
        database.sql("DELETE FROM contact_search_word WHERE contact_id = :id")
                .param("id", purging.bytes())
                .update();
        database.sql("UPDATE contact SET state = 'PURGING', name = NULL, email = NULL, email_key = NULL WHERE id = :id")
                .param("id", purging.bytes())
                .update();
        Stream.of(
                        purged,
                        purging.global(),
                        helpdesk.aTicketOf(helpdesk.aContact()),
                        new GlobalId('C', EntityId.next()).toString(),
                        "x",
                        "%00",
                        "C".repeat(1_000))
                .forEach(id -> assertThat(
                                Exports.of(id, client.asPrivacyOfficer()).statusCode())
                        .as(id)
                        .isIn(400, 404));
    }

    /// For HEAD too, everything would have to be read.
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void isReadWithGetOnly(String method) {
        var address = "/contacts/" + helpdesk.aContact() + "/export";
        var response = Exports.send(client.asPrivacyOfficer(), method, address, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    /// Across the borders of pages, in the tickets and in what is in them, whatever the order of their ids.
    @Test
    void containsEachRowOfManyPagesOnce() {
        var contact = helpdesk.aContact();
        var parameter = Map.of("contact", ContactId.parse(contact).orElseThrow().bytes());
        database.sql("""
            INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 230)
            SELECT RANDOM_BYTES(16), :contact, n, 'OPEN', NOW(6), NOW(6) FROM numbers
            """).params(parameter).update();
        database.sql("""
            INSERT INTO comment (id, ticket_id, position, author_agent, author_agent_subject, visibility, body, created_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 240)
            SELECT RANDOM_BYTES(16), id, n, 'Alex', 'alex', 'PUBLIC', n, NOW(6) FROM ticket JOIN numbers
            ON n <= IF(subject IN (7, 150), 240, subject % 3) WHERE requester_id = :contact
            """).params(parameter).update();

        var tickets = valid(Exports.documentOf(contact, client.asPrivacyOfficer()))
                .path("tickets")
                .valueStream()
                .toList();

        assertThat(tickets)
                .extracting(ticket -> ticket.path("subject").asInt())
                .hasSize(230)
                .doesNotHaveDuplicates();
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(ticket.path("comments")
                                .valueStream()
                                .map(comment -> comment.path("body").asInt()))
                        .isEqualTo(numbersTo(commentsOf(ticket.path("subject").asInt()))));
    }

    private static int commentsOf(int ticket) {
        return Set.of(7, 150).contains(ticket) ? 240 : ticket % 3;
    }

    private static List<Integer> numbersTo(int last) {
        return Stream.iterate(1, number -> number + 1).limit(last).toList();
    }

    /// While its client reads slowly, it keeps no connection to the database, and others can purge the contact.
    @Test
    void isBrokenOffWhenThePurgeBeginsMeanwhile() throws SQLException {
        var pool = connections.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var contact = helpdesk.aContact();
        fillWithText(helpdesk.aTicketOf(contact));
        try (var first = export(contact);
                var second = export(contact)) {
            first.readSlowlyUntil("\"tickets\":[");
            second.readSlowlyUntil("\"tickets\":[");
            var third = Exports.of(contact, client.asPrivacyOfficer());
            assertRefused(third, 429, "THROTTLED");
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            await().until(() -> pool.getActiveConnections() == 0);

            helpdesk.purged(helpdesk.softDeleted(contact));

            assertThat(first.answer().text()).doesNotContain("\"complete\"").doesNotEndWith("0\r\n\r\n");
        }
        assertThat(Exports.of(contact, client.asPrivacyOfficer()).statusCode()).isEqualTo(404);
    }

    @Test
    void isNotKeptFromOfficersByContacts() {
        var other = portal.aVisitor();
        var begun = Stream.of(portal.aVisitor(), portal.aVisitor())
                .flatMap(this::twoExports)
                .toList();
        try {
            begun.forEach(export -> export.readSlowlyUntil("\"tickets\":["));
            assertRefused(Exports.of(other.id(), other.client()), 429, "THROTTLED");
            valid(Exports.documentOf(other.id(), client.asPrivacyOfficer()));
        } finally {
            begun.forEach(RawConnection::close);
        }
        await().until(() -> Exports.of(other.id(), other.client()).statusCode() == 200);
    }

    @Test
    void isBrokenOffWhenItsOwnContactIsSoftDeletedMeanwhile() {
        var visitor = portal.aVisitor();
        fillWithText(helpdesk.aTicketOf(visitor.id()), LONG_COMMENTS);
        try (var begun = export(visitor.id(), visitor.client())) {
            begun.readSlowlyUntil("\"tickets\":[");
            helpdesk.softDeleted(visitor.id());
            assertThat(begun.answer().text()).doesNotContain("\"complete\"").doesNotEndWith("0\r\n\r\n");
        }
    }

    private Stream<RawConnection> twoExports(Portal.Visitor visitor) {
        fillWithText(helpdesk.aTicketOf(visitor.id()), LONG_COMMENTS / 2);
        return Stream.of(export(visitor.id(), visitor.client()), export(visitor.id(), visitor.client()));
    }

    private void fillWithText(String ticket) {
        fillWithText(ticket, LONG_COMMENTS);
    }

    private void fillWithText(String ticket, int comments) {
        database.sql("""
            INSERT INTO comment (id, ticket_id, position, author_agent, author_agent_subject, visibility, body, created_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
            SELECT RANDOM_BYTES(16), :ticket, 100 + n, 'Alex', 'alex', 'PUBLIC', REPEAT('x', :length), NOW(6)
            FROM numbers
            """)
                .param(
                        "ticket",
                        UUIDUtil.asByteArray(GlobalId.parse('T', ticket).orElseThrow()))
                .param("count", comments)
                .param("length", LONG)
                .update();
    }

    private RawConnection export(String contact) {
        return export(contact, client.asPrivacyOfficer());
    }

    private RawConnection export(String contact, HelpdeskClient by) {
        return RawConnection.open(client.port()).say("""
            GET /contacts/%s/export HTTP/1.1
            Host: a
            Authorization: Bearer %s

            """.formatted(contact, by.token()));
    }
}
