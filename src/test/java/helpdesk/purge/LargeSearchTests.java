package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A search for words that nearly all contacts have, of whom six are in the state that it asks for: more contacts than
/// a page looks at.
@ErasureTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeSearchTests {

    /// The newest 5,000, the next one, which is one of the six, and ten more.
    private static final int CONTACTS = 5_011;

    private static final String SIX = "name = 'Person 70'";

    private static final String PAGE = """
        query($filter: ContactFilter, $orderBy: ContactOrder, $first: Int, $after: String, $last: Int, $before: String) {
          contacts(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            nodes { id }
          }
        }
        """;

    private final HelpdeskClient client;
    private final DatabaseSchema schema;
    private final JdbcClient jdbc;

    @Autowired
    LargeSearchTests(HelpdeskClient client, DatabaseSchema schema, JdbcClient jdbc) {
        this.client = client.asAgent();
        this.schema = schema;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void fill() {
        schema.clear();
        new LargeHelpdesk(jdbc).withContacts(CONTACTS);
        Stream.of("person", "example")
                .forEach(word -> jdbc.sql("INSERT INTO contact_search_word SELECT id, :word, name FROM contact")
                        .param("word", word)
                        .update());
        jdbc.sql("ANALYZE TABLE contact, contact_search_word").query().listOfRows();
    }

    @AfterAll
    void clear() {
        schema.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "person, NAME, ASC",
        "person, CREATED_AT, DESC",
        "example person, NAME, DESC",
        "example person, CREATED_AT, ASC"
    })
    void endsAPageBeforeItIsFull(String search, String field, String direction) {
        softDelete("NOT " + SIX);
        var request =
                Map.of("filter", Map.of("search", search), "orderBy", Map.of("field", field, "direction", direction));

        var forward = pages(request, "first", "after", "endCursor", "hasNextPage");
        var backward = pages(request, "last", "before", "startCursor", "hasPreviousPage");

        assertThat(forward).hasSize(2);
        assertThat(backward).hasSize(2);
        assertThat(forward.stream().flatMap(List::stream).toList())
                .isEqualTo(expected(direction))
                .isEqualTo(backward.reversed().stream().flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @CsvSource({"person, CREATED_AT, DESC", "example person, NAME, ASC"})
    void looksAtTheSoftDeletedContactsOnlyIfTheyAreFewer(String search, String field, String direction) {
        softDelete(SIX);
        var request = Map.of(
                "filter", Map.of("search", search, "state", "SOFT_DELETED"),
                "orderBy", Map.of("field", field, "direction", direction));

        assertThat(pages(request, "first", "after", "endCursor", "hasNextPage")).containsExactly(expected(direction));
    }

    private void softDelete(String contacts) {
        jdbc.sql("""
            UPDATE contact SET state = IF(%1$s, 'SOFT_DELETED', 'ACTIVE'), soft_deleted_at = IF(%1$s, created_at, NULL),
                soft_deleted_by = IF(%1$s, 'Ada Agent', NULL), soft_deleted_by_subject = IF(%1$s, 'ada', NULL)
            WHERE (state = 'SOFT_DELETED') <> (%1$s)
            """.formatted(contacts)).update();
    }

    private static List<String> expected(String direction) {
        var six = Stream.of(10, 1_010, 2_010, 3_010, 4_010, 5_010)
                .map(LargeHelpdesk::contact)
                .map(ContactId::global)
                .toList();
        return direction.equals("ASC") ? six : six.reversed();
    }

    private List<List<String>> pages(Map<String, ?> request, String size, String from, String cursor, String more) {
        var pages = new ArrayList<List<String>>();
        var page = new HashMap<String, Object>(request);
        page.put(size, 10);
        Answer answer;
        do {
            answer = client.send(PAGE, page);
            assertThat(answer.data("contacts.totalCount").asInt()).isEqualTo(6);
            pages.add(answer.data("contacts.nodes")
                    .valueStream()
                    .map(node -> node.path("id").asString())
                    .toList());
            page.put(from, answer.text("contacts.pageInfo." + cursor));
        } while (answer.data("contacts.pageInfo." + more).asBoolean());
        return pages;
    }
}
