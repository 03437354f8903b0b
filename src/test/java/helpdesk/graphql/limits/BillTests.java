package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import helpdesk.api.SchemaFiles;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What operations cost, and which rates they touch.
class BillTests {

    private static final SchemaLimits SCHEMA = new SchemaLimits(SchemaFiles.schema());
    private static final Documents DOCUMENTS = new Documents(SchemaFiles.schema(), Ticker.systemTicker());

    /// A page is an object, and so is each of its nodes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ viewer { __typename } } | 1",
                "{ contacts { nodes { id } } } | 21",
                "{ contacts(first: 7) { nodes { id } } } | 8",
                "{ contacts(last: 7) { nodes { id } } } | 8",
                "{ contacts(first: 3, last: 7) { nodes { id } } } | 8",
                "{ contacts(first: null) { nodes { id } } } | 21",
                "{ contacts(first: -5) { nodes { id } } } | 2",
                "{ contacts(first: 2147483647) { nodes { id } } } | 101",
                "{ contacts(first: 7) { edges { node { id } } nodes { id } pageInfo { hasNextPage } totalCount } } |"
                        + " 73",
                "{ ticket(id: 1) { comments(first: 2) { totalCount } requester { tickets(first: 2) { totalCount } } } }"
                        + " | 14",
                "{ contacts(first: 7) { ...P } } fragment P on ContactConnection { nodes { id } } | 8",
                "{ a: contacts(first: 7) { ...P } b: contacts { ...P } } fragment P on ContactConnection { nodes { id"
                        + " } } | 29",
                "{ contacts(first: 2) { nodes { tickets(first: 3) { nodes { id subject } } } } } | 11",
                "{ contacts(first: 2) { nodes { ... on Node { ... on Contact { purgePreview { allowed } } } } } } |"
                        + " 135",
                "subscription { purgeProgress(id: 1) { id } } | 1",
                "subscription { ...P ...P } fragment P on Subscription { ... { purgeProgress(id: 1) { id } } } | 2",
                "{ nodes(ids: [1, 2, 3]) { id } } | 3",
                "{ nodes(ids: [\"x\", \"x\", \"x\"]) { id } } | 3",
                "{ nodes(ids: -2000000000) { id } } | 1",
                "{ nodes(ids: []) { id } } | 1",
                "mutation { softDeleteContacts(input: { ids: [1, 2, 3] }) { results { contact { id } } } } | 307",
                "mutation { restoreContacts(input: { ids: 1 }) { results { userErrors { code } } } } | 303",
                "{ ticket(id: 1) { collaborators { id } } } | 101",
                "{ ticket(id: 1) { surveyRatings { score } } } | 102",
                "{ customFields { key choices } } | 6000",
                "{ contact(id: 1) { customFieldValues { key value } } } | 22",
                "{ __schema { types { name fields { name } } } } | 1037",
                "{ __schema { types { ...T } } } fragment T on __Type { a: name b: __typename } | 1009",
                "{ __type(name: \"Contact\") { fields { name } } } | 11"
            })
    void countsObjects(String document, long complexity) {
        assertThat(bill(document, Map.of()).complexity()).isEqualTo(complexity);
    }

    @Test
    void readsVariablesAndTheirDefaults() {
        var document = "query($n: Int = 7) { contacts(first: $n) { nodes { id } } }";
        var none = new HashMap<String, Object>();
        none.put("n", null);
        assertThat(bill(document, Map.of()).complexity()).isEqualTo(8);
        assertThat(bill(document, Map.of("n", 50)).complexity()).isEqualTo(51);
        assertThat(bill(document, none).complexity()).isEqualTo(21);
        var ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assertThat(bill(ids, Map.of("ids", Collections.nCopies(40, "x"))).complexity())
                .isEqualTo(40);
        assertThat(bill(ids, Map.of("ids", "x")).complexity()).isEqualTo(1);
        var input = "mutation($in: RestoreContactsInput!) { restoreContacts(input: $in) { results { id } } }";
        assertThat(bill(input, Map.of("in", Map.of("ids", Collections.nCopies(40, "x"))))
                        .complexity())
                .isEqualTo(341);
        var inInput = "mutation($ids: [ID!]!) { restoreContacts(input: { ids: $ids }) { results { id } } }";
        assertThat(bill(inInput, Map.of("ids", Collections.nCopies(40, "x"))).complexity())
                .isEqualTo(341);
    }

    @Test
    void countsWhatHasARateWhereverItStands() {
        var signIn = "signIn(input: { email: \"x\", password: \"x\" }) { accessToken }";
        var document = "mutation { a: %1$s ...F ... on Mutation { c: %1$s } } fragment F on Mutation { b: %1$s }"
                .formatted(signIn);
        var bill = bill(document, Map.of());
        assertThat(bill.rated()).hasSize(1);
        assertThat(bill.rated()).allSatisfy((field, times) -> {
            assertThat(field.name()).isEqualTo("Mutation.signIn");
            assertThat(field.perMinute()).isEqualTo(60);
            assertThat(times).isEqualTo(3);
        });
        assertThat(bill.writes()).isEqualTo(3);
    }

    /// In UTF-8, of a literal and of a variable alike, which counts wherever it is used.
    @Test
    void countsTheBytesOfAllInput() {
        var text = "aé€👩";
        assertThat(bytes("body: \"" + text + "\"", "", Map.of())).isEqualTo(11);
        assertThat(bytes("body: \"\"\"" + text + "\"\"\"", "", Map.of())).isEqualTo(11);
        assertThat(bytes("body: $b", "($b: String!)", Map.of("b", text))).isEqualTo(11);
        assertThat(bytes("body: $b", "($b: String! = \"" + text + "\")", Map.of()))
                .isEqualTo(11);
        var input = Map.of("ticketId", "x", "body", text);
        var whole = "mutation($i: AddCommentInput!) { a: addComment(input: $i) { query { __typename } } b:"
                + " addComment(input: $i) { query { __typename } } }";
        assertThat(bill(whole, Map.of("i", input)).bytes()).isEqualTo(22);
        assertThat(bill("{ contacts(filter: { search: \"" + text + "\" }) { totalCount } }", Map.of())
                        .bytes())
                .isZero();
        var values = Map.of(
                "name", "x", "customFieldValues", List.of(Map.of("key", "k", "value", text), Map.of("key", "k")));
        var contact = "mutation($i: CreateContactInput!) { createContact(input: $i) { query { __typename } } }";
        assertThat(bill(contact, Map.of("i", values)).bytes()).isEqualTo(13);
    }

    private static long bytes(String body, String variables, Map<String, ?> given) {
        var document = "mutation%s { addComment(input: { ticketId: \"x\", %s }) { query { __typename } } }"
                .formatted(variables, body);
        return bill(document, given).bytes();
    }

    private static Bill bill(String document, Map<String, ?> variables) {
        return new Bill(SCHEMA, RequestedOperation.named(null, DOCUMENTS.read(document)), variables);
    }
}
