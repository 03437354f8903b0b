package helpdesk.contact;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.graphql.GlobalId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// R1 and R2 for several contacts at once: each is soft deleted or restored as it would be alone.
@HelpdeskTest
@Tag("R1")
@Tag("R2")
class SeveralContactsTests {

    private static final String RESULTS = "results { id contact { id state } userErrors { __typename field } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    @Test
    void haveAResultEachInTheOrderOfTheIds() {
        var contacts = new ArrayList<>(contacts(5));
        Collections.shuffle(contacts, new Random(1));
        var deleted = change("softDeleteContacts", contacts);
        assertThat(results(deleted)).containsExactlyElementsOf(each(contacts, "SOFT_DELETED"));
        Collections.shuffle(contacts, new Random(2));
        assertThat(results(change("restoreContacts", contacts))).containsExactlyElementsOf(each(contacts, "ACTIVE"));
    }

    /// What is done already is no error, as with a single contact.
    @Test
    void areChangedThoughSomeOfThemAreRefused() {
        var active = helpdesk.aContact();
        var softDeleted = helpdesk.aSoftDeletedContact();
        var purged = helpdesk.aSoftDeletedContact();
        helpdesk.purged(purged);
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        var unknown = new GlobalId('C', new UUID(1, 2)).toString();
        var ids = List.of(ticket, active, "Mustermann", purged, softDeleted, unknown, active, ticket);
        var answer = change("softDeleteContacts", ids);
        assertThat(results(answer))
                .containsExactly(
                        ticket + " null ContactNotFound input.ids.0",
                        active + " SOFT_DELETED",
                        "null null ContactNotFound input.ids.2",
                        purged + " null ContactNotFound input.ids.3",
                        softDeleted + " SOFT_DELETED",
                        unknown + " null ContactNotFound input.ids.5",
                        active + " null InvalidInput input.ids.6",
                        ticket + " null InvalidInput input.ids.7");
        assertThat(answer.text()).doesNotContain("Mustermann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"softDeleteContacts", "restoreContacts"})
    void areRefusedAllTogetherIfThereAreNoneOrTooMany(String mutation) {
        var contact = mutation.startsWith("soft") ? helpdesk.aContact() : helpdesk.aSoftDeletedContact();
        var before = rows(List.of(contact));
        for (var ids : List.of(List.<String>of(), Collections.nCopies(501, contact))) {
            var answer = change(mutation, ids);
            assertThat(answer.refusals(mutation)).containsExactly("InvalidInput");
            assertThat(answer.data(mutation + ".userErrors.0").toString())
                    .contains("Give 1 to 500 ids", "[\"input\",\"ids\"]");
            assertThat(answer.data(mutation + ".results").isNull()).isTrue();
        }
        assertThat(rows(List.of(contact))).isEqualTo(before);
    }

    /// Everything but ids and times.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void comeToTheSameAsOneAfterTheOther(int seed) {
        var chance = new Random(seed);
        var together = contacts(8);
        var alone = contacts(8);
        for (var round = 0; round < 4; round++) {
            var mutation = chance.nextBoolean() ? "softDeleteContact" : "restoreContact";
            var some = IntStream.range(0, 8)
                    .filter(_ -> chance.nextBoolean())
                    .boxed()
                    .toList();
            some.forEach(index -> client.asAgent().mutate(mutation, Map.of("id", alone.get(index)), "contact { id }"));
            if (!some.isEmpty()) {
                change(mutation + "s", some.stream().map(together::get).toList());
            }
        }
        assertThat(rows(together)).isEqualTo(rows(alone));
    }

    @Test
    void areChangedByOfficersAtTheSameTimeInAnyOrder() throws Exception {
        var contacts = contacts(30);
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = officers.invokeAll(IntStream.range(0, 24)
                    .<Callable<Answer>>mapToObj(number -> () -> change(
                            number % 3 == 0 ? "restoreContacts" : "softDeleteContacts", shuffled(contacts, number)))
                    .toList());
            assertThat(answers.stream().map(Future::resultNow))
                    .allSatisfy(answer ->
                            assertThat(results(answer)).hasSize(20).noneMatch(result -> result.contains("null")));
        }
        assertThat(rows(contacts)).allSatisfy(row -> assertThat(trail(row)).isEqualTo(alternating(row)));
    }

    private static List<String> shuffled(List<String> contacts, int seed) {
        var shuffled = new ArrayList<>(contacts);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, 20);
    }

    private static List<String> trail(String row) {
        return List.of(
                row.substring(row.indexOf("CREATED") + "CREATED ".length()).split(" "));
    }

    /// A contact is soft deleted and restored in turn.
    private static List<String> alternating(String row) {
        return Stream.iterate("SOFT_DELETED", kind -> kind.equals("RESTORED") ? "SOFT_DELETED" : "RESTORED")
                .limit(trail(row).size())
                .toList();
    }

    private List<String> contacts(int number) {
        return Stream.generate(helpdesk::aContact).limit(number).toList();
    }

    private Answer change(String mutation, List<String> ids) {
        return client.asAgent().mutate(mutation, Map.of("ids", ids), RESULTS);
    }

    private static List<String> each(List<String> contacts, String state) {
        return contacts.stream().map(contact -> contact + " " + state).toList();
    }

    /// The id and the contact of each result, and why it was refused.
    private static List<String> results(Answer answer) {
        return answer.data("")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .path("results")
                .valueStream()
                .map(SeveralContactsTests::result)
                .toList();
    }

    private static String result(JsonNode result) {
        var contact = result.path("contact");
        var state = contact.isNull() ? "null" : contact.path("state").asString();
        assertThat(contact.isNull() ? "" : contact.path("id").asString())
                .isIn("", result.path("id").asString(""));
        return result.path("userErrors")
                .valueStream()
                .map(error -> " " + error.path("__typename").asString() + " "
                        + error.path("field")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(joining(".")))
                .collect(joining("", result.path("id").asString("null") + " " + state, ""));
    }

    /// What is stored of each contact, and of what was done to it.
    private List<String> rows(List<String> contacts) {
        return contacts.stream()
                .map(contact -> database.sql("""
                    SELECT CONCAT_WS(' ', version, state, soft_deletions, soft_deleted_by, soft_deleted_by_subject,
                        soft_deleted_at IS NOT NULL, updated_at > created_at,
                        (SELECT GROUP_CONCAT(agent, '/', agent_subject, '/', position ORDER BY position SEPARATOR ' ')
                            FROM audit_event WHERE contact_id = contact.id),
                        (SELECT GROUP_CONCAT(kind ORDER BY position SEPARATOR ' ')
                            FROM audit_event WHERE contact_id = contact.id))
                    FROM contact WHERE id = :id
                    """)
                        .param("id", ContactId.parse(contact).orElseThrow().bytes())
                        .query(String.class)
                        .single())
                .toList();
    }
}
