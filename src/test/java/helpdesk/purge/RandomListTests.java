package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.DatabaseSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Random filters and orders of a random help desk, against a model in plain Java, page by page in both directions.
@ErasureTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomListTests {

    private static final List<String> WORDS = List.of("Print", "printer", "Paper", "scanner", "screen", "(door)", "é");
    private static final List<String> SEARCHES = List.of("p", "print", "PRINTER", "scr", "door", "s p", "zebra");
    private static final List<String> NAMES = List.of("Siobhán O’Brien", "Anna Müller-Weiß", "Annabel", "Ø. Nord");
    private static final List<String> NUMBERS = List.of("+4930901820", "+12025550123");
    private static final List<String> SEARCHES_FOR_CONTACTS = List.of(
            "person",
            "PERSON an",
            "obri",
            "O'Brien siob",
            "müller",
            "muller-weiss",
            "mullerweiss anna",
            "nord",
            "nor 01",
            "1820",
            "030 90 18 20",
            "5550123",
            "0123",
            "person1 example.com",
            "@exa",
            "erson",
            "zebra",
            "p",
            "person ø");
    private static final List<String> STATUSES = List.of("OPEN", "PENDING", "RESOLVED", "CLOSED");
    private static final List<String> VALUES = List.of("red", "green");
    private static final List<String> OFFICERS = List.of("Olga Officer", "Pat Officer");

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final DatabaseSchema schema;
    private final Random random = new Random(20_261_129);
    private final List<String> contacts = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();
    private final List<String> purges = new ArrayList<>();
    private String field = "";
    private int names;

    @Autowired
    RandomListTests(HelpdeskClient client, Helpdesk helpdesk, DatabaseSchema schema) {
        this.client = client.asPrivacyOfficer();
        this.helpdesk = helpdesk;
        this.schema = schema;
    }

    @BeforeAll
    void makeAHelpDesk() {
        schema.clear();
        field = helpdesk.aCustomField("TEXT");
        IntStream.range(0, 24).forEach(_ -> contacts.add(aContact()));
        IntStream.range(0, 40).forEach(_ -> tickets.add(aTicket(oneOf(contacts))));
        IntStream.range(0, 20).forEach(_ -> setStatus(oneOf(tickets)));
        contacts.stream().limit(8).forEach(helpdesk::softDeleted);
        IntStream.range(0, 6).forEach(_ -> purges.add(aPurge(helpdesk.aSoftDeletedContact())));
        purges.add(aPurge(contacts.get(0)));
    }

    @AfterAll
    void clear() {
        schema.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "contacts", "purges"})
    void holdWhatTheModelHolds(String list) {
        var objects = objects();
        for (var attempt = 0; attempt < 120; attempt++) {
            var model = aList(list, objects);
            requireLikeModel(model, objects);
        }
    }

    @Test
    void findWhatTheModelFinds() {
        var objects = objects();
        for (var search : SEARCHES_FOR_CONTACTS) {
            var filter = Map.of("search", search, "state", oneOf(List.of("ACTIVE", "SOFT_DELETED")));
            var order =
                    Map.of("field", oneOf(List.of("NAME", "CREATED_AT")), "direction", oneOf(List.of("ASC", "DESC")));
            requireLikeModel(new ListModel("contacts", filter, order), objects);
        }
    }

    private void requireLikeModel(ListModel model, List<JsonNode> objects) {
        if (model.isRefused()) {
            assertThat(page(model, Map.of()).errorCodes()).as("%s", model).containsExactly("BAD_USER_INPUT");
            return;
        }
        var expected = model.ids(objects);
        assertThat(walk(model, true, () -> {})).as("%s", model).isEqualTo(expected);
        assertThat(walk(model, false, () -> {})).as("%s backward", model).isEqualTo(expected);
        assertThat(page(model, Map.of()).data(model.list() + ".totalCount").asInt())
                .as("%s counted", model)
                .isEqualTo(expected.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "contacts", "purges"})
    void missAndRepeatNothingThatStaysAsItIs(String list) {
        for (var attempt = 0; attempt < 25; attempt++) {
            var objects = objects();
            var model = aList(list, objects);
            if (!model.isRefused()) {
                var before = model.ids(objects);
                var forward = attempt % 2 == 0;
                var seen = walk(model, forward, this::somethingElseHappens);
                objects = objects();
                var after = model.ids(objects);
                var untouched = untouched(objects);
                assertThat(seen.stream().filter(untouched::contains))
                        .as("%s", model)
                        .doesNotHaveDuplicates();
                assertThat(seen)
                        .as("%s", model)
                        .containsAll(before.stream()
                                .filter(untouched::contains)
                                .filter(after::contains)
                                .toList());
            }
        }
    }

    /// The contacts with even places, and what is theirs, stay as they are. Others may move in the list, and so be
    /// seen twice.
    private Set<String> untouched(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> switch (object.path("__typename").asString()) {
                    case "Contact" -> isStaying(object.path("id").asString());
                    case "Ticket" -> isStaying(object.at("/requester/id").asString());
                    default -> true;
                })
                .map(object -> object.path("id").asString())
                .collect(Collectors.toSet());
    }

    private boolean isStaying(String contact) {
        return contacts.indexOf(contact) % 2 == 0;
    }

    private void somethingElseHappens() {
        var contact = contacts.get(1 + 2 * random.nextInt(contacts.size() / 2));
        var state = client.send("query($id: ID!) { contact(id: $id) { state } }", Map.of("id", contact))
                .data("contact.state")
                .asString();
        switch (state + random.nextInt(3)) {
            case "ACTIVE0" -> helpdesk.softDeleted(contact);
            case "ACTIVE1" ->
                client.mutate(
                        "updateContact",
                        Map.of("id", contact, "name", "Renamed " + random.nextInt()),
                        "contact { id }");
            case "ACTIVE2" -> tickets.add(aTicket(contact));
            case "SOFT_DELETED0" -> purges.add(aPurge(contact));
            case "SOFT_DELETED1", "SOFT_DELETED2" -> helpdesk.restored(contact);
            default -> replace(contact);
        }
    }

    /// One who is purged makes room for another one.
    private void replace(String purged) {
        contacts.set(contacts.indexOf(purged), aContact());
    }

    private String aContact() {
        var value = Map.of("key", field, "value", oneOf(VALUES));
        var name = String.format(Locale.ROOT, "Person %04d %s", random.nextInt(100) * 100 + names++, oneOf(NAMES));
        return random.nextInt(4) == 0
                ? helpdesk.aContact(Map.of("name", name, "phone", oneOf(NUMBERS)))
                : helpdesk.aContact(Map.of("name", name, "customFieldValues", List.of(value)));
    }

    private String aTicket(String requester) {
        var ticket = helpdesk.aTicketOf(requester, oneOf(WORDS) + " " + oneOf(WORDS) + "!", "Help");
        var collaborator = oneOf(contacts);
        if (!collaborator.equals(requester)) {
            client.mutate("addCollaborator", Map.of("ticketId", ticket, "contactId", collaborator), "ticket { id }");
        }
        return ticket;
    }

    private void setStatus(String ticket) {
        client.mutate("updateTicketStatus", Map.of("id", ticket, "status", oneOf(STATUSES)), "ticket { id }");
    }

    private String aPurge(String contact) {
        var officer = client.withToken(client.tokens()
                .issue(claims -> claims.subject("officer")
                        .claim("name", oneOf(OFFICERS))
                        .claim("roles", List.of("privacy_officer"))));
        var input = Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
        return officer.mutate("purgeContact", input, "purge { id }").text("purgeContact.purge.id");
    }

    /// With random conditions and a random order, or none of them.
    private ListModel aList(String list, List<JsonNode> objects) {
        var filter = new HashMap<String, Object>();
        conditions(list, objects).forEach((condition, value) -> {
            if (random.nextInt(4) == 0) {
                filter.put(condition, value.get());
            }
        });
        return new ListModel(list, filter, random.nextInt(3) == 0 ? null : anOrder(list));
    }

    private Map<String, Supplier<Object>> conditions(String list, List<JsonNode> objects) {
        Supplier<Object> time = () -> Stream.of("updatedAt", "softDeletedAt", "startedAt", "createdAt")
                .map(name -> oneOf(objects).path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("2026-01-01T00:00:00Z");
        return switch (list) {
            case "tickets" ->
                Map.of(
                        "status", () -> STATUSES.subList(random.nextInt(2), 2 + random.nextInt(3)),
                        "requesterId", () -> oneOf(contacts),
                        "collaboratorId", () -> oneOf(contacts),
                        "number", () -> oneOf(objects).path("number").asInt(7),
                        "search", () -> oneOf(SEARCHES),
                        "updatedAfter", time,
                        "updatedBefore", time);
            case "contacts" ->
                Map.of(
                        "state",
                        () -> oneOf(List.of("ACTIVE", "SOFT_DELETED")),
                        "customField",
                        () -> Map.of("key", field, "value", oneOf(VALUES)),
                        "search",
                        () -> oneOf(SEARCHES_FOR_CONTACTS),
                        "softDeletedAfter",
                        time,
                        "softDeletedBefore",
                        time);
            default ->
                Map.of(
                        "state",
                        () -> oneOf(List.of("RUNNING", "COMPLETED")),
                        "requestedBy",
                        () -> oneOf(OFFICERS),
                        "startedAfter",
                        time,
                        "startedBefore",
                        time);
        };
    }

    private @Nullable Map<String, String> anOrder(String list) {
        var direction = oneOf(List.of("ASC", "DESC"));
        return switch (list) {
            case "tickets" -> Map.of("field", oneOf(List.of("CREATED_AT", "UPDATED_AT")), "direction", direction);
            case "contacts" ->
                Map.of("field", oneOf(List.of("NAME", "CREATED_AT", "SOFT_DELETED_AT")), "direction", direction);
            default -> null;
        };
    }

    private List<String> walk(ListModel model, boolean forward, Runnable meanwhile) {
        var ids = new ArrayList<String>();
        var request = new HashMap<String, Object>();
        for (var more = true; more; meanwhile.run()) {
            request.put(forward ? "first" : "last", 1 + random.nextInt(6));
            var answer = page(model, request);
            var found = answer.data(model.list() + ".nodes")
                    .valueStream()
                    .map(node -> node.path("id").asString())
                    .toList();
            ids.addAll(forward ? ids.size() : 0, found);
            var info = answer.data(model.list() + ".pageInfo");
            more = info.path(forward ? "hasNextPage" : "hasPreviousPage").asBoolean();
            request.put(
                    forward ? "after" : "before",
                    info.path(forward ? "endCursor" : "startCursor").asString(""));
        }
        return ids;
    }

    private Answer page(ListModel model, Map<String, ?> page) {
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("filter", model.filter());
        var types = Map.of("tickets", "Ticket", "contacts", "Contact", "purges", "Purge");
        var type = Objects.requireNonNull(types.get(model.list()));
        var isOrdered = !model.list().equals("purges");
        if (isOrdered) {
            variables.put("order", model.order());
        }
        var document = """
            query($filter: %1$sFilter, %3$s $first: Int, $after: String, $last: Int, $before: String) {
              %2$s(filter: $filter, %4$s first: $first, after: $after, last: $last, before: $before) {
                totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id }
              }
            }
            """.formatted(
                type, model.list(), isOrdered ? "$order: " + type + "Order," : "", isOrdered ? "orderBy: $order," : "");
        return client.send(document, variables);
    }

    /// All that are there, each read by its id.
    private List<JsonNode> objects() {
        var ids = Stream.of(contacts, tickets, purges)
                .flatMap(List::stream)
                .distinct()
                .toList();
        var objects = new ArrayList<JsonNode>();
        for (var from = 0; from < ids.size(); from += 100) {
            client.send("""
                query($ids: [ID!]!) {
                  nodes(ids: $ids) {
                    __typename id
                    ... on Contact {
                      name email phone state createdAt softDeletedAt customFieldValues { key value }
                    }
                    ... on Ticket {
                      number subject status createdAt updatedAt requester { id } collaborators { id }
                    }
                    ... on Purge { purgeState: state startedAt requestedBy }
                  }
                }
                """, Map.of("ids", ids.subList(from, Math.min(ids.size(), from + 100))))
                    .data("nodes")
                    .valueStream()
                    .filter(JsonNode::isObject)
                    .forEach(objects::add);
        }
        return objects;
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
