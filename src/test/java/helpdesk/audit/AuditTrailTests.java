package helpdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The audit trail tells who did what to which contact, in the order in which it happened.
@HelpdeskTest
class AuditTrailTests {

    private static final String BY_CONTACT = "itself";
    private static final String OFFICER = "Pat Privacy Officer";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    /// Deeds that change nothing are not told.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void tellsARandomHistoryCompletely(int seed) {
        var chance = new Random(seed);
        var history = new History(helpdesk.aContact(), helpdesk.aCustomField("TEXT"));
        IntStream.range(0, 20).forEach(number -> history.happen(chance.nextInt(5), number));
        history.softDelete();
        helpdesk.purged(history.contact);
        history.told.add("PURGED [] " + OFFICER);
        assertThat(trailOf(history.contact)).isEqualTo(history.told);
    }

    /// What happens to a contact, and what the trail has to tell of it.
    private final class History {

        private final String contact;
        private final String field;
        private final List<String> told = new ArrayList<>(List.of("CREATED [] " + OFFICER));
        private final Map<String, String> values = new HashMap<>();
        private boolean isActive = true;

        History(String contact, String field) {
            this.contact = contact;
            this.field = field;
        }

        void happen(int deed, int number) {
            switch (deed) {
                case 0 -> softDelete();
                case 1 -> restore();
                case 2 -> change("jobTitle", Map.of("jobTitle", "Job " + number % 3));
                case 3 -> change("phone", Map.of("phone", "+4930123456" + number % 3));
                default -> {
                    var value = Map.of("key", field, "value", "Value " + number % 3);
                    change("customFieldValues." + field, Map.of("customFieldValues", List.of(value)));
                }
            }
        }

        void softDelete() {
            helpdesk.softDeleted(contact);
            told.addAll(isActive ? List.of("SOFT_DELETED [] " + OFFICER) : List.of());
            isActive = false;
        }

        private void restore() {
            helpdesk.restored(contact);
            told.addAll(isActive ? List.of() : List.of("RESTORED [] " + OFFICER));
            isActive = true;
        }

        private void change(String name, Map<String, ?> change) {
            var input = new HashMap<String, Object>(change);
            input.put("id", contact);
            client.asAgent().mutate("updateContact", input, "contact { id }");
            if (isActive && !change.toString().equals(values.put(name, change.toString()))) {
                told.add("CHANGED [" + name + "] Alex Agent");
            }
        }
    }

    @Test
    void tellsWhatAContactDoesItself() {
        var visitor = portal.aVisitor();
        portal.confirmEmailChange(visitor.client(), portal.anEmailChangeOf(visitor, Helpdesk.newEmail()));
        assertThat(trailOf(visitor.id())).containsExactly("CREATED [] " + BY_CONTACT, "CHANGED [email] " + BY_CONTACT);
    }

    @Test
    void tellsARepeatedRequestOnce() {
        var input = Map.of("name", "Ada", "idempotencyKey", "ada " + System.nanoTime());
        var contacts = IntStream.range(0, 2)
                .mapToObj(_ -> client.asAgent().mutate("createContact", input, "contact { id }"))
                .map(answer -> answer.text("createContact.contact.id"))
                .toList();
        assertThat(contacts.getLast()).isEqualTo(contacts.getFirst());
        assertThat(trailOf(contacts.getFirst())).containsExactly("CREATED [] Alex Agent");
    }

    @Test
    void isReadBelowTheContactToo() {
        var contact = helpdesk.softDeleted(helpdesk.aContact());
        var answer = client.asAgent().send("""
            query($id: ID!) { contact(id: $id) { auditEvents(first: 1) {
              totalCount nodes { id kind actor { displayName subject } contact { id } } pageInfo { endCursor } } } }
            """, Map.of("id", contact));
        assertThat(answer.data("contact.auditEvents.totalCount").asInt()).isEqualTo(2);
        assertThat(answer.text("contact.auditEvents.nodes.0.kind")).isEqualTo("SOFT_DELETED");
        assertThat(answer.text("contact.auditEvents.nodes.0.contact.id")).isEqualTo(contact);
        var id = answer.text("contact.auditEvents.nodes.0.id");
        assertThat(client.asAgent()
                        .send("query($id: ID!) { node(id: $id) { ... on AuditEvent { contactId } } }", Map.of("id", id))
                        .text("node.contactId"))
                .isEqualTo(contact);
    }

    /// As a plain filter finds them among all, newest first, whatever is asked for, in pages from both ends.
    @Test
    void isListedByConditions() {
        var first = helpdesk.restored(helpdesk.softDeleted(helpdesk.aContact()));
        var second = portal.aVisitor().id();
        client.asAgent().mutate("softDeleteContact", Map.of("id", second), "contact { id }");
        helpdesk.purged(second);
        var span = Map.of("after", timeOf(first, "CREATED"), "before", timeOf(second, "PURGED"));
        var all = nodes(page(span, Map.of("first", 100)));
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        for (var contact : List.of("", first)) {
            for (var kind : List.of("", "SOFT_DELETED")) {
                for (var actor : List.of("", "alex")) {
                    var filter = new HashMap<String, Object>(span);
                    filter.putAll(Map.of("contactId", contact, "kind", kind, "actor", actor));
                    filter.values().removeIf(""::equals);
                    var expected = all.stream()
                            .filter(event -> isOrAny(contact, event.path("contactId")))
                            .filter(event -> isOrAny(kind, event.path("kind")))
                            .filter(event -> isOrAny(actor, event.at("/actor/subject")))
                            .toList();
                    assertThat(inPages(filter, "first", "after"))
                            .as("%s", filter)
                            .isEqualTo(expected);
                    assertThat(inPages(filter, "last", "before").reversed())
                            .as("%s", filter)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private String timeOf(String contact, String kind) {
        var events = nodes(page(Map.of("contactId", contact, "kind", kind), Map.of()));
        return events.getFirst().path("occurredAt").asString();
    }

    private static boolean isOrAny(String wanted, JsonNode value) {
        return wanted.isEmpty() || value.asString("").equals(wanted);
    }

    @Test
    void isEmptyForWhoIsNoContactAndRefusedForATimeThatCannotBe() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(nodes(page(Map.of("contactId", ticket), Map.of()))).isEmpty();
        var noTime = Map.of("after", "2026-02-01T00:00:00Z", "before", "2026-01-01T00:00:00Z");
        assertThat(send(noTime, Map.of()).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    /// Two at a time.
    private List<JsonNode> inPages(Map<String, ?> filter, String number, String cursor) {
        var found = new ArrayList<JsonNode>();
        var page = new HashMap<String, Object>(Map.of(number, 2));
        var answer = page(filter, page);
        while (!answer.at("/edges").isEmpty()) {
            var nodes = nodes(answer);
            found.addAll(number.equals("last") ? nodes.reversed() : nodes);
            page.put(
                    cursor,
                    answer.at("/pageInfo/" + (number.equals("last") ? "startCursor" : "endCursor"))
                            .asString());
            answer = page(filter, page);
        }
        return found;
    }

    private static List<JsonNode> nodes(JsonNode page) {
        return page.path("edges").valueStream().map(edge -> edge.path("node")).toList();
    }

    private JsonNode page(Map<String, ?> filter, Map<String, ?> page) {
        return send(filter, page).data("auditEvents");
    }

    private Answer send(Map<String, ?> filter, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("filter", filter);
        return client.asAgent().send("""
            query($filter: AuditEventFilter, $first: Int, $after: String, $last: Int, $before: String) {
              auditEvents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
                edges { node { id kind contactId actor { subject } occurredAt } } pageInfo { startCursor endCursor }
              }
            }
            """, variables);
    }

    /// Each event of a contact, the oldest first.
    private List<String> trailOf(String contact) {
        var answer = client.asAgent().send("""
            query($id: ID!) { auditEvents(filter: {contactId: $id}, first: 100) {
              nodes { kind changedFields actor { displayName } } } }
            """, Map.of("id", contact));
        return answer.data("auditEvents.nodes")
                .valueStream()
                .map(event -> "%s %s %s"
                        .formatted(
                                event.path("kind").asString(),
                                event.path("changedFields")
                                        .valueStream()
                                        .map(name -> name.asString())
                                        .toList(),
                                event.at("/actor/displayName").asString(BY_CONTACT)))
                .toList()
                .reversed();
    }
}
