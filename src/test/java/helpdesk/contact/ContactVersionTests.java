package helpdesk.contact;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// An update from a page that is not up to date loses nobody's change: the version says what the page showed.
@HelpdeskTest
class ContactVersionTests {

    private static final String CONTACT = "contact { id name version }";

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    String field = "";
    String contact = "";

    @Autowired
    ContactVersionTests(HelpdeskClient client, Helpdesk helpdesk) {
        this.client = client.asAgent();
        this.helpdesk = helpdesk;
    }

    @BeforeEach
    void aContact() {
        field = helpdesk.aCustomField("TEXT");
        contact = helpdesk.aContact(Map.of("name", "Erika", "customFieldValues", value("Blue")));
    }

    @Test
    void growsWithEveryChange() {
        growsWith(() -> update(Map.of("name", "Erika Musterfrau")));
        growsWith(() -> update(Map.of("customFieldValues", value("Red"))));
        growsWith(() -> update(Map.of("customFieldValues", cleared())));
        growsWith(() -> helpdesk.softDeleted(contact));
        growsWith(() -> helpdesk.restored(contact));
    }

    @Test
    void staysWhileNothingChanges() {
        var before = read();
        update(Map.of());
        update(Map.of("name", "Erika", "customFieldValues", value("Blue")));
        update(Map.of("customFieldValues", List.of()));
        helpdesk.restored(contact);
        helpdesk.aTicketOf(contact);
        assertThat(read()).isEqualTo(before);
        helpdesk.softDeleted(contact);
        var softDeleted = read();
        helpdesk.softDeleted(contact);
        assertThat(read()).isEqualTo(softDeleted);
    }

    @Test
    void letsTheChangesOfAnUpToDatePageThrough() {
        var updated = update(Map.of("version", version(), "name", "Erika Musterfrau"));
        assertThat(updated.text("updateContact.contact.name")).isEqualTo("Erika Musterfrau");
        assertThat(updated.data("updateContact.contact.version").asInt()).isEqualTo(version());
    }

    @Test
    void refusesTheChangesOfAnotherPageAndShowsTheContactAsItIs() {
        var shown = version();
        update(Map.of("name", "Maria"));
        var before = read();
        var refused = client.send(
                """
                mutation($input: UpdateContactInput!) { updateContact(input: $input) {
                  contact { id } userErrors { code field ... on ContactChanged { contact { name version } } }
                } }
                """, Map.of("input", Map.of("id", contact, "version", shown, "name", "Erika", "jobTitle", "Baker")));
        assertThat(refused.data("updateContact")).hasToString("""
            {"contact":null,"userErrors":[{"code":"CONTACT_CHANGED","field":["input","version"],\
            "contact":{"name":"Maria","version":%s}}]}\
            """.formatted(shown + 1));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void refusesAnotherPageThatWouldChangeNothing() {
        var shown = version();
        update(Map.of("name", "Maria"));
        assertThat(refusals(Map.of("version", shown))).containsExactly("ContactChanged");
        assertThat(refusals(Map.of("version", shown, "name", "Maria"))).containsExactly("ContactChanged");
        assertThat(refusals(Map.of("version", shown + 2, "name", "Erika"))).containsExactly("ContactChanged");
    }

    @Test
    void asksNobodyWhoDoesNotCare() {
        update(Map.of("name", "Maria"));
        var input = new HashMap<String, Object>(Map.of("name", "Erika"));
        input.put("version", null);
        assertThat(refusals(input)).isEmpty();
        assertThat(refusals(Map.of("name", "Maria"))).isEmpty();
    }

    @Test
    void saysFirstThatTheContactIsSoftDeleted() {
        var shown = version();
        helpdesk.softDeleted(contact);
        assertThat(refusals(Map.of("version", shown, "name", "Maria"))).containsExactly("ContactNotActive");
    }

    @Test
    void letsExactlyOneOfManyChangeWhatAllHaveSeen() throws InterruptedException {
        var shown = version();
        var attempts = IntStream.range(0, 8)
                .<Callable<List<String>>>mapToObj(
                        racer -> () -> refusals(Map.of("version", shown, "name", "Racer " + racer)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            assertThat(threads.invokeAll(attempts).stream()
                            .map(Future::resultNow)
                            .collect(groupingBy(refusals -> refusals, counting())))
                    .containsOnly(entry(List.of(), 1L), entry(List.of("ContactChanged"), 7L));
        }
        assertThat(version()).isEqualTo(shown + 1);
    }

    private void growsWith(Runnable change) {
        var before = version();
        change.run();
        assertThat(version()).isEqualTo(before + 1);
    }

    private Answer update(Map<String, ?> changes) {
        var input = new HashMap<String, Object>(changes);
        input.put("id", contact);
        return client.mutate("updateContact", input, CONTACT);
    }

    private List<String> refusals(Map<String, ?> changes) {
        return update(changes).refusals("updateContact");
    }

    private int version() {
        return read().path("version").asInt();
    }

    private JsonNode read() {
        return client.send(
                        "query($id: ID!) { contact(id: $id) { version updatedAt name customFieldValues { value } } }",
                        Map.of("id", contact))
                .data("contact");
    }

    private List<Map<String, String>> value(String value) {
        return List.of(Map.of("key", field, "value", value));
    }

    private List<Map<String, String>> cleared() {
        var value = new HashMap<String, String>(Map.of("key", field));
        value.put("value", null);
        return List.of(value);
    }
}
