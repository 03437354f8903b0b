package helpdesk.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.PhoneNumber;
import helpdesk.demo.DemoPages.State;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// The demo's rows do not go through the application, so it is checked here that they might have.
@HelpdeskTest
@Import(DemoConfiguration.class)
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_demo")
class DemoRulesTests {

    final HelpdeskClient agent;
    final DemoPages pages;
    final JdbcClient database;

    @Autowired
    DemoRulesTests(HelpdeskClient client, JdbcClient database) {
        this.agent = client.asAgent();
        this.pages = new DemoPages(agent);
        this.database = database;
    }

    @Test
    void storesEverythingThatWasMade() {
        var made = new DemoHelpdesk(300).rows().toList();
        for (var table : Table.values()) {
            assertThat(one("SELECT COUNT(*) FROM " + table.title()))
                    .as(table.title())
                    .isEqualTo(made.stream().filter(row -> row.table() == table).count());
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEmailsAndPhonesAsTheApplicationWouldWriteThem(State state) {
        var contacts = pages.contacts(state);
        assertThat(contacts).allSatisfy(contact -> {
            var email = contact.path("email").asStringOpt();
            email.ifPresent(
                    address -> assertThat(EmailAddress.of(address).address()).isEqualTo(address));
            var phone = contact.path("phone").asStringOpt();
            phone.ifPresent(
                    number -> assertThat(PhoneNumber.of(number).number()).isEqualTo(number));
        });
        assertThat(contacts)
                .anySatisfy(
                        contact -> assertThat(contact.path("phone").isString()).isTrue());
    }

    @Test
    void comparesEmailsByTheApplicationsKey() {
        var emails = database.sql("SELECT email, email_key FROM contact WHERE email IS NOT NULL")
                .query((row, _) -> Map.entry(row.getString("email"), row.getString("email_key")))
                .list();
        assertThat(emails)
                .hasSizeGreaterThan(250)
                .allSatisfy(email ->
                        assertThat(EmailAddress.of(email.getKey()).key()).isEqualTo(email.getValue()));
    }

    /// A sample of them, since it takes its time.
    @Test
    void holdsNothingThatAnUpdateByAnAgentWouldRefuse() {
        var contacts = pages.contacts(State.ACTIVE).subList(0, 70);
        assertThat(contacts).allSatisfy(contact -> {
            var answer = agent.send("""
                mutation($input: UpdateContactInput!) {
                  updateContact(input: $input) { userErrors { __typename field message } }
                }
                """, Map.of("input", input(contact)));
            assertThat(answer.refusals("updateContact")).as(answer.text()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ACTIVE, o'connor, O’Connor",
                "ACTIVE, oconnor@exam, O’Connor",
                "ACTIVE, мар'яна, Мар’яна",
                "ACTIVE, sample 1820, Ada Sample",
                "SOFT_DELETED, 020 7946 0958, Mallory Quinn"
            })
    void isFoundAsPeopleLookForIt(String state, String search, String name) {
        var document = "query($filter: ContactFilter) { contacts(filter: $filter) { nodes { name } } }";
        var found = agent.send(document, Map.of("filter", Map.of("state", state, "search", search)));
        assertThat(found.data("contacts.nodes").valueStream())
                .isNotEmpty()
                .allSatisfy(
                        contact -> assertThat(contact.path("name").asString()).contains(name));
    }

    @Test
    void isReadableToTheLastComment() {
        var tickets =
                database.sql("SELECT HEX(id) FROM ticket").query(String.class).list();
        assertThat(tickets).hasSizeGreaterThan(800);
        var requested = Stream.of(State.values())
                .flatMap(state -> pages.contacts(state).stream())
                .flatMap(contact -> contact.at("/tickets/nodes").valueStream())
                .map(ticket -> ticket.path("id").asString())
                .toList();
        assertThat(requested).hasSameSizeAs(tickets);
        for (var first = 0; first < requested.size(); first += 20) {
            var ids = requested.subList(first, Math.min(first + 20, requested.size()));
            assertThat(pages.tickets(ids))
                    .allSatisfy(ticket -> assertThat(
                                    ticket.at("/comments/totalCount").asInt())
                            .isEqualTo(ticket.at("/comments/nodes").size()));
        }
    }

    /// In the words of the rule that it would break.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        writes before being a contact | comment d JOIN contact c ON c.id = d.author_contact_id WHERE d.created_at < c.created_at
        writes after a soft delete | comment d JOIN contact c ON c.id = d.author_contact_id WHERE d.created_at >= c.soft_deleted_at
        rates after a soft delete | survey_rating d JOIN contact c ON c.id = d.rater_contact_id WHERE d.created_at >= c.soft_deleted_at
        writes into a ticket of a soft-deleted requester | comment d JOIN ticket t ON t.id = d.ticket_id JOIN contact c ON c.id = t.requester_id WHERE d.author_contact_id IS NOT NULL AND d.recorded_by IS NULL AND d.created_at >= c.soft_deleted_at
        rates a ticket of a soft-deleted requester | survey_rating d JOIN ticket t ON t.id = d.ticket_id JOIN contact c ON c.id = t.requester_id WHERE d.recorded_by IS NULL AND d.created_at >= c.soft_deleted_at
        stands before what was said earlier | comment d JOIN comment e ON e.ticket_id = d.ticket_id AND e.position > d.position AND e.created_at < d.created_at
        rates before an earlier rating | survey_rating d JOIN survey_rating e ON e.ticket_id = d.ticket_id AND e.position > d.position AND e.created_at < d.created_at
        rates before it is solved | survey_rating d JOIN ticket t ON t.id = d.ticket_id WHERE d.created_at < t.updated_at OR t.status IN ('OPEN', 'PENDING')
        rates without taking part | survey_rating d JOIN ticket t ON t.id = d.ticket_id WHERE d.rater_contact_id <> t.requester_id AND NOT EXISTS (SELECT 1 FROM ticket_collaborator p WHERE p.ticket_id = d.ticket_id AND p.contact_id = d.rater_contact_id)
        writes without taking part | comment d JOIN ticket t ON t.id = d.ticket_id WHERE d.author_contact_id <> t.requester_id AND NOT EXISTS (SELECT 1 FROM ticket_collaborator p WHERE p.ticket_id = d.ticket_id AND p.contact_id = d.author_contact_id)
        collaborates on an own ticket | ticket_collaborator p JOIN ticket t ON t.id = p.ticket_id AND t.requester_id = p.contact_id
        opens without a comment | ticket t WHERE NOT EXISTS (SELECT 1 FROM comment d WHERE d.ticket_id = t.id AND d.author_contact_id = t.requester_id AND d.created_at = t.created_at)
        comments have no author | comment WHERE author_contact_id IS NULL AND author_agent IS NULL
        braces are left in a text | comment WHERE body LIKE '%{%'
        things happen after today | comment WHERE created_at > '2026-07-01 06:00:00'
        """)
    void neverHappensThatSomebody(String deed, String where) {
        assertThat(one("SELECT COUNT(*) FROM " + where)).as(deed).isZero();
    }

    @Test
    void showsManyScriptsStatesAndVoices() {
        var names = database.sql("SELECT name FROM contact").query(String.class).list();
        assertThat(names.stream()
                        .map(name -> UnicodeScript.of(name.codePointAt(0)))
                        .collect(toSet()))
                .contains(
                        UnicodeScript.LATIN,
                        UnicodeScript.CYRILLIC,
                        UnicodeScript.GREEK,
                        UnicodeScript.ARABIC,
                        UnicodeScript.HEBREW,
                        UnicodeScript.DEVANAGARI,
                        UnicodeScript.HAN,
                        UnicodeScript.HANGUL);
        assertThat(one("SELECT COUNT(*) FROM contact WHERE state = 'SOFT_DELETED'"))
                .isBetween(20L, 40L);
        assertThat(one("SELECT COUNT(DISTINCT soft_deleted_by) FROM contact")).isGreaterThan(3);
        assertThat(one("SELECT COUNT(DISTINCT status) FROM ticket")).isEqualTo(4);
        assertThat(one("SELECT COUNT(*) FROM comment WHERE visibility = 'PRIVATE'"))
                .isPositive();
        assertThat(one("SELECT COUNT(DISTINCT score) FROM survey_rating")).isEqualTo(5);
    }

    @Test
    void leavesAHelpDeskInUseAlone(@Autowired EmptyHelpdesk demo) {
        var before = one("SELECT COUNT(*) FROM contact");
        demo.run(new DefaultApplicationArguments());
        assertThat(one("SELECT COUNT(*) FROM contact")).isEqualTo(before);
    }

    private static Map<String, ?> input(JsonNode contact) {
        var input = new HashMap<String, Object>();
        for (var field : List.of("id", "name", "email", "phone", "jobTitle", "address")) {
            contact.path(field).asStringOpt().ifPresent(value -> input.put(field, value));
        }
        var values = contact.path("customFieldValues").valueStream();
        input.put(
                "customFieldValues",
                values.map(value -> Map.of(
                                "key",
                                value.path("key").asString(),
                                "value",
                                value.path("value").asString()))
                        .toList());
        return input;
    }

    private long one(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
