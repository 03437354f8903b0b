package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Lists of contacts: by state, searched, ordered, page by page. Each test looks for contacts of its own, whose names
/// begin with a word that no other test uses.
@HelpdeskTest
class ContactListTests {

    private static final AtomicInteger WORDS = new AtomicInteger();

    private static final String PAGE = """
        query($filter: ContactFilter, $orderBy: ContactOrder, $first: Int, $after: String, $last: Int, $before: String) {
          contacts(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            nodes { id name email }
            edges { cursor node { id } }
          }
        }
        """;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    final String word = "w" + Long.toString(System.nanoTime(), 36) + "x" + WORDS.incrementAndGet();

    @Nested
    class States {

        @Test
        void areApart() {
            var active = named("A");
            var deleted = helpdesk.softDeleted(named("B"));
            assertThat(ids(list(Map.of("filter", Map.of("search", word))))).containsExactly(active);
            assertThat(ids(list(Map.of("filter", Map.of("search", word, "state", "SOFT_DELETED")))))
                    .containsExactly(deleted);
            helpdesk.softDeleted(active);
            helpdesk.restored(deleted);
            assertThat(ids(list(Map.of("filter", Map.of("search", word))))).containsExactly(deleted);
        }

        @Test
        void areActiveWithoutAFilterAndNewestFirst() {
            var older = named("A");
            var newer = named("B");
            helpdesk.softDeleted(named("C"));
            assertThat(ids(list(Map.of("first", 2)))).containsExactly(newer, older);
            var filter = new HashMap<String, @Nullable Object>();
            filter.put("state", null);
            filter.put("search", null);
            assertThat(ids(list(Map.of("first", 2, "filter", filter)))).containsExactly(newer, older);
        }
    }

    @Nested
    class Searching {

        @Test
        void findsTheBeginningsOfWordsOfNameAddressAndPhone() {
            var contact = helpdesk.aContact(Map.of(
                    "name", "Jörg O’Brien-Weiß " + word,
                    "email", "jw." + word + "@bücher.example",
                    "phone", "+4930901820"));
            var ends = List.of("jor", "OBRIEN weiss", "o'brien jörg", "jw@xn--bcher-kva", "1820", "030/90 18 20");
            for (var end : ends) {
                assertThat(ids(search(word + " " + end))).as(end).containsExactly(contact);
                assertThat(ids(search(end + " " + word))).as(end).containsExactly(contact);
            }
            assertThat(ids(search(word + " rien"))).isEmpty();
            assertThat(ids(search(word + " 182"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "_", "|", "\\"})
        void takesNoCharacterForAWildcard(String character) {
            named("50 percent");
            assertThat(ids(search(word + " pe" + character + "ent"))).isEmpty();
            assertThat(search(character).errorCodes()).containsExactly("BAD_USER_INPUT");
        }

        @Test
        void findsWhatAContactIsChangedTo() {
            var contact = helpdesk.aContact(Map.of("name", "a" + word, "email", "b" + word + "@example.com"));
            change(contact, "name", "c" + word);
            assertThat(ids(search("a" + word))).isEmpty();
            assertThat(ids(search("b" + word + " c" + word))).containsExactly(contact);
            change(contact, "email", "d" + word + "@example.com");
            assertThat(ids(search("b" + word))).isEmpty();
            change(contact, "phone", "+4930901820");
            change(contact, "jobTitle", "e" + word);
            assertThat(ids(search("1820 c" + word + " d" + word))).containsExactly(contact);
            assertThat(ids(search("e" + word))).isEmpty();
        }

        @Test
        void leavesOutWhatAnAddressBookPutsAroundAnAddress() {
            var contact = helpdesk.aContact(Map.of("email", word + "@example.com"));
            assertThat(ids(search("\u202A" + word + "@example.com\u202C\uFEFF")))
                    .containsExactly(contact);
            assertThat(search("\u200B").errors()).isEmpty();
        }

        @Test
        void findsAContactOnceThoughNameAndEmailAddressMatch() {
            var contact = helpdesk.aContact(Map.of("name", word, "email", word + "@example.com"));
            var found = search(word);
            assertThat(ids(found)).containsExactly(contact);
            assertThat(found.data("contacts.totalCount").asInt()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 200, 201, 100_000})
        void takesTwoToTwoHundredCharacters(int length) {
            var answer = search("z".repeat(length));
            var isRefused = length == 1 || length > 200;
            assertThat(answer.errorCodes()).isEqualTo(isRefused ? List.of("BAD_USER_INPUT") : List.of());
        }

        @ParameterizedTest
        @ValueSource(ints = {20, 21})
        void takesTwentyWords(int number) {
            var words =
                    IntStream.range(10, 10 + number).mapToObj("a%s"::formatted).collect(Collectors.joining(" "));
            assertThat(search(words).errorCodes()).isEqualTo(number > 20 ? List.of("BAD_USER_INPUT") : List.of());
        }

        @Test
        void comesInTheOrderOfNamesOrOfCreation() {
            assertThat(ordered("SOFT_DELETED", "SOFT_DELETED_AT", "ASC").errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }
    }

    @Nested
    class Ordering {

        @Test
        void followsTheUnicodeCollationByNameInBothDirections() {
            var names = List.of("Adam", "Ärger", "Arm", "Éva", "Ewa", "Zoë", "Яна", "李");
            var contacts =
                    names.reversed().stream().map(ContactListTests.this::named).toList();
            assertThat(ids(ordered("ACTIVE", "NAME", "ASC"))).containsExactlyElementsOf(contacts.reversed());
            assertThat(ids(ordered("ACTIVE", "NAME", "DESC"))).containsExactlyElementsOf(contacts);
        }

        @Test
        void followsTheTimeOfCreationInBothDirections() {
            var contacts =
                    Stream.of("B", "C", "A").map(ContactListTests.this::named).toList();
            assertThat(ids(ordered("ACTIVE", "CREATED_AT", "ASC"))).containsExactlyElementsOf(contacts);
            assertThat(ids(ordered("ACTIVE", "CREATED_AT", "DESC"))).containsExactlyElementsOf(contacts.reversed());
        }

        @Test
        void followsTheTimeOfSoftDeletionInBothDirections() {
            var contacts =
                    Stream.of("B", "C", "A").map(ContactListTests.this::named).toList();
            var deleted = Stream.of(1, 2, 0)
                    .map(contacts::get)
                    .map(helpdesk::softDeleted)
                    .toList();
            assertThat(latestDeleted("DESC", "first")).containsExactlyElementsOf(deleted.reversed());
            assertThat(latestDeleted("ASC", "last")).containsExactlyElementsOf(deleted);
        }

        private List<String> latestDeleted(String direction, String end) {
            return ids(list(Map.of(
                    "filter",
                    Map.of("state", "SOFT_DELETED"),
                    "orderBy",
                    Map.of("field", "SOFT_DELETED_AT", "direction", direction),
                    end,
                    3)));
        }

        @Test
        void knowsNoTimeOfSoftDeletionOfActiveContacts() {
            assertThat(ordered("ACTIVE", "SOFT_DELETED_AT", "ASC").errorCodes()).containsExactly("BAD_USER_INPUT");
        }
    }

    @Nested
    class Paging {

        @ParameterizedTest
        @CsvSource({"NAME, ASC", "NAME, DESC", "CREATED_AT, ASC", "CREATED_AT, DESC"})
        void leadsThroughEqualNamesForwardAndBackward(String field, String direction) {
            var all = people();
            var request = request("ACTIVE", field, direction);
            var forward = walk(request, "first", "after", "endCursor", "hasNextPage", () -> {});
            assertThat(forward).containsExactlyInAnyOrderElementsOf(all);
            var backward = walk(request, "last", "before", "startCursor", "hasPreviousPage", () -> {});
            assertThat(backward).containsExactlyElementsOf(forward);
        }

        @ParameterizedTest
        @CsvSource({"NAME, ASC", "NAME, DESC", "CREATED_AT, ASC", "CREATED_AT, DESC"})
        void missesAndRepeatsNothingThatStaysWhileOthersComeAndGo(String field, String direction) {
            var all = people();
            var leaving =
                    List.of(all.get(1), all.get(4), all.get(5), all.get(9)).iterator();
            Runnable traffic = () -> {
                named("same");
                named("Aaron");
                if (leaving.hasNext()) {
                    helpdesk.softDeleted(leaving.next());
                }
            };
            var staying = IntStream.of(0, 2, 3, 6, 7, 8, 10).mapToObj(all::get).toList();
            var forward =
                    walk(request("ACTIVE", field, direction), "first", "after", "endCursor", "hasNextPage", traffic);
            assertThat(forward).doesNotHaveDuplicates().containsAll(staying);
        }

        @ParameterizedTest
        @CsvSource({"ASC, first, after, endCursor", "DESC, last, before, startCursor"})
        void goesOnWhereThePageEndedWhateverBecomesOfTheContactThere(
                String direction, String size, String from, String cursor) {
            people();
            var request = request("ACTIVE", "NAME", direction);
            var all = ids(list(request));
            var forward = size.equals("first");
            var last = forward ? 3 : all.size() - 4;
            var next = forward ? all.subList(4, 8) : all.subList(last - 4, last);
            request.put(size, 4);
            request.put(from, list(request).text("contacts.pageInfo." + cursor));
            rename(all.get(last), forward == direction.equals("ASC") ? "ZZ" : "AA");
            assertThat(ids(list(request))).as("renamed").isEqualTo(next);
            helpdesk.softDeleted(all.get(last));
            assertThat(ids(list(request))).as("soft deleted").isEqualTo(next);
            helpdesk.purged(all.get(last));
            assertThat(ids(list(request))).as("purged").isEqualTo(next);
        }

        @Test
        void leadsThroughNamesOfAnyScriptAndLength() {
            var longest = "\uD83D\uDC69".repeat(200 - word.length() - 2);
            Stream.of(
                            "Æ",
                            "ae",
                            "AE",
                            "ß",
                            "ss",
                            "ぱ",
                            "は",
                            "ハ",
                            "e\u0301",
                            "É",
                            "İ",
                            "i",
                            "ı",
                            longest + "a",
                            longest + "b")
                    .forEach(ContactListTests.this::named);
            var request = request("ACTIVE", "NAME", "ASC");
            request.put("first", 20);
            var all = ids(list(request));
            assertThat(all).hasSize(15);
            for (var one = 0; one < all.size(); one++) {
                request.remove("after");
                request.put("after", list(request).text("contacts.edges.%s.cursor".formatted(one)));
                assertThat(ids(list(request))).isEqualTo(all.subList(one + 1, all.size()));
            }
        }

        @Test
        void tellsWhereAPageLies() {
            var request = request("ACTIVE", "NAME", "ASC");
            people();
            request.put("first", 3);
            var first = list(request);
            assertThat(info(first)).isEqualTo("true false 11");
            assertThat(first.text("contacts.pageInfo.startCursor")).isEqualTo(first.text("contacts.edges.0.cursor"));
            assertThat(first.text("contacts.pageInfo.endCursor")).isEqualTo(first.text("contacts.edges.2.cursor"));
            request.put("after", first.text("contacts.pageInfo.endCursor"));
            assertThat(info(list(request))).isEqualTo("true true 11");
            request.put("first", 8);
            assertThat(info(list(request))).isEqualTo("false true 11");
        }

        @Test
        void stopsAtBothBounds() {
            people();
            var request = request("ACTIVE", "NAME", "ASC");
            var whole = list(request);
            request.put("after", whole.text("contacts.edges.2.cursor"));
            request.put("before", whole.text("contacts.edges.6.cursor"));
            assertThat(ids(list(request))).isEqualTo(ids(whole).subList(3, 6));
            request.put("last", 2);
            assertThat(ids(list(request))).isEqualTo(ids(whole).subList(4, 6));
        }

        @Test
        void isEmptyWhereThereIsNothing() {
            var empty = search(word);
            assertThat(empty.data("contacts").toString()).isEqualTo("""
                {"totalCount":0,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false,"startCursor":null,\
                "endCursor":null},"nodes":[],"edges":[]}\
                """);
        }

        @Test
        void countsOnlyWhenAsked() {
            named("A");
            var answer = client.asAgent()
                    .send(
                            "query($s: String) { contacts(filter: { search: $s }) { nodes { name } } }",
                            Map.of("s", word));
            assertThat(answer.data("contacts.nodes")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"0, , 0", "101, , 0", "-1, , 0", ", 0, 0", ", 101, 0", ", -1, 0", "1, 1, 0", "100, , 1", ", 100, 1"
        })
        void takesOneToHundred(@Nullable Integer first, @Nullable Integer last, int good) {
            var request = new HashMap<String, @Nullable Object>();
            request.put("first", first);
            request.put("last", last);
            assertThat(list(request).errorCodes()).isEqualTo(good == 1 ? List.of() : List.of("BAD_USER_INPUT"));
        }

        @Test
        void hasTwentyElementsUnlessToldOtherwise() {
            IntStream.range(0, 21).forEach(index -> named("P" + index));
            assertThat(ids(search(word))).hasSize(20);
        }
    }

    @Nested
    class ACursor {

        @Test
        void isRefusedWhenItWasTamperedWith() {
            named("A");
            named("B");
            var request = request("ACTIVE", "NAME", "ASC");
            var cursor = list(request).text("contacts.edges.0.cursor");
            for (var position = 0; position < cursor.length(); position++) {
                var letter = cursor.charAt(position) == 'A' ? 'B' : 'A';
                var tampered = cursor.substring(0, position) + letter + cursor.substring(position + 1);
                request.put("after", tampered);
                assertThat(list(request).errorCodes()).as(tampered).containsExactly("INVALID_CURSOR");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1",
                    "MQ==",
                    "null",
                    "' OR 1=1",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "€",
                    "\u0000"
                })
        void isRefusedWhenItIsNone(String cursor) {
            assertThat(list(Map.of("after", cursor)).errorCodes()).containsExactly("INVALID_CURSOR");
            assertThat(list(Map.of("before", cursor)).errorCodes()).containsExactly("INVALID_CURSOR");
        }

        @Test
        void isRefusedInAnotherList() {
            named("A");
            var cursor = list(request("ACTIVE", "NAME", "ASC")).text("contacts.edges.0.cursor");
            var request = request("ACTIVE", "CREATED_AT", "ASC");
            request.put("after", cursor);
            assertThat(list(request).errorCodes()).containsExactly("INVALID_CURSOR");
        }

        @Test
        void holdsPersonalValuesSealedOnly() {
            named("Erika");
            for (var field : List.of("NAME", "CREATED_AT")) {
                var cursor = list(request("ACTIVE", field, "ASC")).text("contacts.edges.0.cursor");
                var bytes = java.util.Base64.getUrlDecoder().decode(cursor);
                assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("Erika", word, "2026");
            }
        }

        @Test
        void isTheSameWhereverAnAnswerTellsIt() {
            named("A");
            var contacts = list(request("ACTIVE", "NAME", "ASC")).data("contacts");
            assertThat(contacts.at("/pageInfo/startCursor")).isEqualTo(contacts.at("/edges/0/cursor"));
            assertThat(contacts.at("/pageInfo/endCursor")).isEqualTo(contacts.at("/edges/0/cursor"));
        }
    }

    private String named(String name) {
        return helpdesk.aContact(Map.of("name", word + " " + name));
    }

    private void rename(String contact, String name) {
        change(contact, "name", word + " " + name);
    }

    private void change(String contact, String field, String value) {
        var changed = client.asAgent().mutate("updateContact", Map.of("id", contact, field, value), "contact { id }");
        assertThat(changed.refusals("updateContact")).isEmpty();
    }

    /// Eleven, of whom seven bear two names between them.
    private List<String> people() {
        return Stream.of("same", "Same", "SAME", "sàme", "twin", "twin", "Twin", "Anna", "Bert", "Zoë", "Яна")
                .map(this::named)
                .toList();
    }

    private Map<String, @Nullable Object> request(String state, String field, String direction) {
        return new HashMap<>(Map.of(
                "filter", Map.of("search", word, "state", state),
                "orderBy", Map.of("field", field, "direction", direction)));
    }

    private List<String> walk(
            Map<String, @Nullable Object> request,
            String size,
            String from,
            String cursor,
            String more,
            Runnable between) {
        var seen = new ArrayList<String>();
        var page = new HashMap<String, @Nullable Object>(request);
        page.put(size, 3);
        var answer = list(page);
        add(seen, ids(answer), size);
        while (answer.data("contacts.pageInfo." + more).asBoolean()) {
            between.run();
            page.put(from, answer.text("contacts.pageInfo." + cursor));
            answer = list(page);
            add(seen, ids(answer), size);
            assertThat(seen).as("pages without end").hasSizeLessThan(50);
        }
        return seen;
    }

    private static void add(List<String> seen, List<String> page, String size) {
        seen.addAll(size.equals("last") ? 0 : seen.size(), page);
    }

    private Answer ordered(String state, String field, String direction) {
        return list(request(state, field, direction));
    }

    private Answer search(String search) {
        return list(Map.of("filter", Map.of("search", search)));
    }

    private Answer list(Map<String, ? extends @Nullable Object> variables) {
        return client.asAgent().send(PAGE, variables);
    }

    private static List<String> ids(Answer answer) {
        return answer.data("contacts.nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }

    private static String info(Answer answer) {
        JsonNode contacts = answer.data("contacts");
        return "%s %s %s"
                .formatted(
                        contacts.at("/pageInfo/hasNextPage"),
                        contacts.at("/pageInfo/hasPreviousPage"),
                        contacts.path("totalCount"));
    }
}
