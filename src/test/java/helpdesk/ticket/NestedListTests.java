package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Lists below contacts and tickets: the same pages as at the root, for many parents and many arguments at once.
@HelpdeskTest
class NestedListTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    String contact = "";
    String other = "";
    List<String> tickets = List.of();

    @BeforeEach
    void twoContactsWithTickets() {
        contact = helpdesk.aContact();
        other = helpdesk.aContact();
        tickets =
                IntStream.range(0, 5).mapToObj(_ -> helpdesk.aTicketOf(contact)).toList();
        helpdesk.aTicketOf(other);
        IntStream.range(0, 6).forEach(index -> helpdesk.aComment(tickets.getFirst(), null, "Comment " + index));
        helpdesk.aComment(tickets.getLast(), null, "Comment of another ticket");
    }

    @Test
    void haveTheirOwnArgumentsUnderEachAlias() {
        var answer = client.asAgent().send("""
            query($ids: [ID!]!) {
              nodes(ids: $ids) {
                ... on Contact {
                  newest: tickets(first: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
                  oldest: tickets(last: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
                  all: tickets { totalCount nodes { id comments(first: 1) { totalCount nodes { body } } } }
                  none: tickets(first: 1) { totalCount }
                }
              }
            }
            """, Map.of("ids", List.of(contact, other)));
        var mine = answer.data("nodes.0");
        assertThat(ids(mine.path("newest"))).isEqualTo(List.of(tickets.get(4), tickets.get(3)));
        assertThat(ids(mine.path("oldest"))).isEqualTo(List.of(tickets.get(1), tickets.get(0)));
        assertThat(mine.at("/newest/pageInfo").toString())
                .isEqualTo("{\"hasNextPage\":true,\"hasPreviousPage\":false}");
        assertThat(mine.at("/oldest/pageInfo").toString())
                .isEqualTo("{\"hasNextPage\":false,\"hasPreviousPage\":true}");
        assertThat(ids(mine.path("all"))).isEqualTo(tickets.reversed());
        assertThat(mine.at("/all/nodes/4/comments").toString())
                .isEqualTo("{\"totalCount\":7,\"nodes\":[{\"body\":\"It does not print\"}]}");
        assertThat(mine.at("/all/nodes/0/comments/totalCount").asInt()).isEqualTo(2);
        assertThat(mine.at("/none/totalCount").asInt()).isEqualTo(5);
        assertThat(answer.data("nodes.1.all.totalCount").asInt()).isEqualTo(1);
    }

    /// As after a server whose clock is ahead of the others'.
    @Test
    void haveCommentsInTheOrderInWhichTheyWereAddedWhateverTheClocksSaid() {
        set("comment", "created_at = created_at + INTERVAL 2 SECOND");
        helpdesk.aComment(tickets.getFirst(), null, "Comment 6");
        var forward = walk("first", "after", "endCursor", "hasNextPage");
        assertThat(forward)
                .containsExactly(
                        "It does not print",
                        "Comment 0",
                        "Comment 1",
                        "Comment 2",
                        "Comment 3",
                        "Comment 4",
                        "Comment 5",
                        "Comment 6");
        assertThat(walk("last", "before", "startCursor", "hasPreviousPage")).isEqualTo(forward);
    }

    @Test
    void haveRatingsAndCollaboratorsInTheOrderInWhichTheyCameWhateverTheClocksSaid() {
        var ticket = tickets.getFirst();
        var people = IntStream.range(0, 5).mapToObj(_ -> helpdesk.aContact()).toList();
        for (var person : people) {
            helpdesk.collaborates(person, ticket);
            helpdesk.rates(person, ticket, 3, person);
            set("ticket_collaborator", "created_at = created_at + INTERVAL 2 SECOND");
            set("survey_rating", "created_at = created_at + INTERVAL 2 SECOND");
        }
        helpdesk.collaborates(people.getFirst(), ticket);
        var answer = client.asAgent()
                .send(
                        "query($id: ID!) { ticket(id: $id) { collaborators { id } surveyRatings { remark } } }",
                        Map.of("id", ticket));
        assertThat(answer.data("ticket.collaborators").findValuesAsString("id")).isEqualTo(people);
        assertThat(answer.data("ticket.surveyRatings").findValuesAsString("remark"))
                .isEqualTo(people);
    }

    private void set(String table, String change) {
        database.sql("UPDATE %s SET %s WHERE ticket_id = :ticket".formatted(table, change))
                .param(
                        "ticket",
                        TicketId.parse(tickets.getFirst()).orElseThrow().bytes())
                .update();
    }

    @Test
    void countPositionsInEachTicketFromOne() {
        assertThat(positions(tickets.getFirst())).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(positions(tickets.getLast())).containsExactly(1, 2);
    }

    @Test
    void giveEachCommentAPositionOfItsOwnWhenManyAreAddedAtOnce() throws Exception {
        var ticket = tickets.getFirst();
        var attempts = IntStream.range(0, 20)
                .<Callable<String>>mapToObj(number -> () -> helpdesk.aComment(ticket, null, "At once " + number))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            assertThat(threads.invokeAll(attempts))
                    .allSatisfy(comment -> assertThat(comment.get()).isNotEmpty());
        }
        assertThat(positions(ticket))
                .isEqualTo(IntStream.rangeClosed(1, 27).boxed().toList());
    }

    private List<@Nullable Integer> positions(String ticket) {
        return database.sql("SELECT position FROM comment WHERE ticket_id = :ticket ORDER BY position")
                .param("ticket", TicketId.parse(ticket).orElseThrow().bytes())
                .query(Integer.class)
                .list();
    }

    @Test
    void goOnWhileCommentsAreAdded() {
        var first = comments(Map.of("first", 3));
        helpdesk.aComment(tickets.getFirst(), null, "Meanwhile");
        assertThat(bodies(comments(Map.of("first", 10, "after", first.text("ticket.comments.pageInfo.endCursor")))))
                .containsExactly("Comment 2", "Comment 3", "Comment 4", "Comment 5", "Meanwhile");
    }

    @Test
    void areEmptyWhereThereIsNothing() {
        var nobody = helpdesk.aContact();
        assertThat(client.asAgent()
                        .send(
                                "query($id: ID!) { contact(id: $id) { tickets { totalCount nodes { id } pageInfo {"
                                        + " hasNextPage startCursor } } } }",
                                Map.of("id", nobody))
                        .data("contact.tickets")
                        .toString())
                .isEqualTo("{\"totalCount\":0,\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false,\"startCursor\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first: 0",
                "first: 101",
                "first: -1",
                "last: 0",
                "last: 101",
                "first: 1, last: 1",
                "after: \"\"",
                "before: \"nonsense\"",
                "first: 2, after: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\""
            })
    void areRefusedWithoutTakingTheirParentAlong(String arguments) {
        var answer = client.asAgent()
                .send(
                        "query($id: ID!) { contact(id: $id) { id tickets(%s) { nodes { id } } } }".formatted(arguments),
                        Map.of("id", contact));
        assertThat(answer.errorCodes()).containsExactly(arguments.contains("\"") ? "INVALID_CURSOR" : "BAD_USER_INPUT");
        assertThat(answer.errors().getFirst().path("path").toString()).isEqualTo("[\"contact\",\"tickets\"]");
        assertThat(answer.json().at("/data/contact/id").asString()).isEqualTo(contact);
        assertThat(answer.json().at("/data/contact/tickets").isNull()).isTrue();
    }

    @Test
    void takeNoCursorOfAnotherList() {
        var cursor = comments(Map.of("first", 1)).text("ticket.comments.pageInfo.endCursor");
        assertThat(client.asAgent()
                        .send(
                                "query($id: ID!, $c: String) { contact(id: $id) { tickets(after: $c) { nodes { id } }"
                                        + " } }",
                                Map.of("id", contact, "c", cursor))
                        .errorCodes())
                .containsExactly("INVALID_CURSOR");
    }

    private List<String> walk(String size, String from, String cursor, String more) {
        var seen = new ArrayList<String>();
        var page = new HashMap<String, @Nullable Object>(Map.of(size, 2));
        Answer answer;
        do {
            answer = comments(page);
            seen.addAll(size.equals("last") ? 0 : seen.size(), bodies(answer));
            assertThat(seen).as("pages without end").hasSizeLessThan(50);
            page.put(from, answer.text("ticket.comments.pageInfo." + cursor));
        } while (answer.data("ticket.comments.pageInfo." + more).asBoolean());
        return seen;
    }

    private Answer comments(Map<String, ? extends @Nullable Object> page) {
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("id", tickets.getFirst());
        return client.asAgent().send("""
            query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
              ticket(id: $id) {
                comments(first: $first, after: $after, last: $last, before: $before) {
                  nodes { body } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
                }
              }
            }
            """, variables);
    }

    private static List<String> bodies(Answer answer) {
        return answer.data("ticket.comments.nodes")
                .valueStream()
                .map(comment -> comment.path("body").asString())
                .toList();
    }

    private static List<String> ids(JsonNode connection) {
        return connection
                .path("nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }
}
