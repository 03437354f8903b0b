package helpdesk;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever comes in, the answer is a refusal with a type or a code for bad input, tells nothing of how the server is
/// made or what was sent, and leaves every table as it was. In a schema that stays small: all of it is compared again
/// and again.
@HelpdeskTest
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_compared")
class BadInputTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// JSON that no field of any input takes. The last but one is half a character, which no encoding can store.
    private static final Map<String, String> HOSTILE = Map.ofEntries(
            entry("empty", "\"\""),
            entry("blank", "\" \\t\\n \""),
            entry("NUL", "\"Muster\\u0000mann\""),
            entry("a control character", "\"Muster\\u0007mann\""),
            entry("half a character", "\"Muster\\ud800mann\""),
            entry("huge", "\"" + "Mustermann ".repeat(50_000) + "\""),
            entry("a number", "17"),
            entry("a fraction", "1.5"),
            entry("a huge number", "1e400"),
            entry("an object", "{\"Erika\":\"Mustermann\"}"),
            entry("a list", "[[\"Mustermann\"],[\"Mustermann\"]]"),
            entry("a boolean", "true"));

    private static final List<String> CODES = List.of(
            "BAD_USER_INPUT",
            "GRAPHQL_PARSE_FAILED",
            "GRAPHQL_VALIDATION_FAILED",
            "INVALID_CURSOR",
            "OPERATION_RESOLUTION_FAILURE");

    private static final Set<String> OF_CONTACTS = Set.of("changePassword", "requestEmailChange", "confirmEmailChange");

    private static final String HERE = "@here@";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Nullable
    HelpdeskClient visitor;

    String contact = "";
    String ticket = "";
    String field = "";
    List<String> before = List.of();

    @BeforeEach
    void aHelpdesk() {
        contact = helpdesk.aContact();
        ticket = helpdesk.aTicketOf(helpdesk.aContact());
        field = helpdesk.aCustomField("TEXT");
        before = tables();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(tables()).hasSizeGreaterThan(8).isEqualTo(before);
    }

    static Stream<String> mutations() {
        return mutationFields().map(GraphQLFieldDefinition::getName);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isRefusedInEveryFieldOfEveryInput(String mutation) {
        var valid = validInputs().get(mutation);
        assertThat(valid).as("a valid input for %s", mutation).isNotNull().containsOnlyKeys(fieldsOf(mutation));
        valid.keySet()
                .forEach(name -> HOSTILE.forEach((kind, value) -> {
                    // A valid one each time: what is tried too often for one address is slowed down
                    var answer = send(
                            mutation, with(Objects.requireNonNull(validInputs().get(mutation)), name), value);
                    assertThat(isRefused(mutation, answer))
                            .as("%s of %s: %s", name, kind, answer.text())
                            .isTrue();
                }));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isRefusedInPlaceOfTheInput(String mutation) {
        HOSTILE.forEach((kind, value) -> assertThat(isRefused(mutation, send(mutation, HERE, value)))
                .as(kind)
                .isTrue());
        assertThat(isRefused(mutation, send(mutation, HERE, "null"))).isTrue();
        assertThat(isRefused(mutation, send(mutation, HERE, "{}"))).isTrue();
    }

    @Test
    void isRefusedInCustomFieldValues() {
        HOSTILE.forEach((kind, value) -> {
            for (var values : List.of(Map.of("key", HERE, "value", "Gold"), Map.of("key", field, "value", HERE))) {
                var input = Map.of("name", "Erika", "customFieldValues", List.of(values));
                assertThat(isRefused("createContact", send("createContact", input, value)))
                        .as(kind)
                        .isTrue();
            }
        });
    }

    /// Both of them together are refused anyway.
    @Test
    void isRefusedAsWhomToPurge() {
        HOSTILE.forEach((kind, value) -> Stream.<Map<String, ?>>of(
                        Map.of("ids", HERE),
                        Map.of("ids", List.of(contact, HERE)),
                        Map.of("filter", HERE),
                        Map.of("filter", Map.of("state", HERE)),
                        Map.of("filter", Map.of("state", "SOFT_DELETED", "softDeletedBefore", HERE)),
                        Map.of(
                                "filter",
                                Map.of("state", "SOFT_DELETED", "customField", Map.of("key", HERE, "value", "x"))),
                        Map.of(
                                "filter",
                                Map.of("state", "SOFT_DELETED", "customField", Map.of("key", field, "value", HERE))))
                .forEach(input -> {
                    var answer = send("preparePurgeBatch", input, value);
                    assertThat(isRefused("preparePurgeBatch", answer))
                            .as("%s: %s in %s", kind, answer.text(), input)
                            .isTrue();
                }));
    }

    /// A read of hostile ids, searches, orders and pages may find nothing, but never fails in any other way.
    @Test
    void findsNothingInReads() {
        HOSTILE.forEach((_, value) -> Stream.of(
                        "query($x: ID!) { contact(id: $x) { id } }",
                        "query($x: ID!) { ticket(id: $x) { id } }",
                        "query($x: ID!) { purge(id: $x) { id } }",
                        "query($x: ID!) { purgeBatch(id: $x) { id } }",
                        "query($x: ID!) { node(id: $x) { id } }",
                        "query($x: [ID!]!) { nodes(ids: $x) { id } }",
                        "query($x: ContactFilter) { contacts(filter: $x) { nodes { id } } }",
                        "query($x: TicketFilter) { tickets(filter: $x) { nodes { id } } }",
                        "query($x: TicketOrder) { tickets(orderBy: $x) { nodes { id } } }",
                        "query($x: String) { contacts(filter: { search: $x }) { nodes { id } } }",
                        "query($x: DateTime) { contacts(filter: { state: SOFT_DELETED, softDeletedBefore: $x }) {"
                                + " nodes { id } } }",
                        "query($x: String) { tickets(filter: { search: $x }) { nodes { id } } }",
                        "query($x: Int) { tickets(filter: { number: $x }) { nodes { id } } }",
                        "query($x: DateTime) { tickets(filter: { updatedAfter: $x }) { nodes { id } } }",
                        "query($x: PurgeFilter) { purges(filter: $x) { nodes { id } } }",
                        "query($x: String) { purges(filter: { requestedBy: $x }) { nodes { id } } }",
                        "query($x: DateTime) { purges(filter: { startedAfter: $x }) { nodes { id } } }",
                        "query($x: String) { purges(after: $x) { nodes { id } } }",
                        "query($x: String) { purgeBatches(after: $x) { nodes { id } } }",
                        "query($x: Int) { purgeBatches(last: $x) { totalCount } }",
                        "query($x: AuditEventFilter) { auditEvents(filter: $x) { nodes { id } } }",
                        "query($x: DateTime) { auditEvents(filter: { before: $x }) { nodes { id } } }",
                        "query($x: ID) { auditEvents(filter: { contactId: $x }) { nodes { id } } }",
                        "query($x: String) { auditEvents(filter: { actor: $x }) { nodes { id } } }",
                        "query($x: String) { auditEvents(after: $x) { nodes { id } } }",
                        "query($x: String!) { contacts(filter: { customField: { key: $x, value: $x } }) { nodes { id }"
                                + " } }",
                        "query($x: String!) { customField(key: $x) { key } }",
                        "query($x: Boolean) { contacts(filter: { hasLegalHold: $x }) { nodes { id } } }",
                        "query($x: RetentionPolicyInput!) { retentionPreview(policy: $x) { contactCount } }",
                        "query($x: Int!, $y: String = \"Europe/Berlin\") { retentionPreview(policy: { purgeAfterDays:"
                            + " $x, cancelWindowHours: $x, runAt: { time: \"03:00\", zone: $y } }) { fingerprint } }",
                        "query($x: String!) { retentionPreview(policy: { purgeAfterDays: 30, cancelWindowHours: 24,"
                                + " runAt: { time: $x, zone: $x } }) { fingerprint } }",
                        "query($x: ContactState) { contacts(filter: { state: $x }) { nodes { id } } }",
                        "query($x: ContactOrder) { contacts(orderBy: $x) { nodes { id } } }",
                        "query($x: Int) { contacts(first: $x) { totalCount } }",
                        "query($x: String) { contacts(after: $x) { nodes { id } } }",
                        "query($x: String) { contacts(last: 1, before: $x) { nodes { id } } }")
                .forEach(document -> {
                    assertThatNothingIsTold(post(document, "{\"x\":" + value + "}"));
                    assertThatNothingIsTold(get(document, "{\"x\":" + value + "}"));
                }));
    }

    static Stream<String> documents() {
        var huge = "Mustermann ".repeat(50_000);
        return Stream.of(
                "",
                "{",
                "}",
                "{ }",
                "\u0000",
                "Mustermann",
                "{ nothing }",
                "{ contact { id } }",
                "{ contact(id: null) { id } }",
                "{ contact(id: \"x\", name: \"Mustermann\") { id } }",
                "{ contact(id: \"x\") }",
                "{ contact(id: \"x\") { id { id } } }",
                "{ contact(id: {Erika: \"Mustermann\"}) { id } }",
                "{ contact(id: $id) { id } }",
                "{ contact(id: \"\\ud800\") { id } }",
                "{ contacts(filter: { state: \"Mustermann\" }) { totalCount } }",
                "{ contacts(filter: { state: PURGING }) { totalCount } }",
                "{ contacts(filter: { name: \"Mustermann\" }) { totalCount } }",
                "{ contacts(first: \"Mustermann\") { totalCount } }",
                "{ contacts(first: 99999999999) { totalCount } }",
                "{ contacts(first: 1.5) { totalCount } }",
                "{ viewer { ... on Ticket { id } } }",
                "{ viewer { ... on Mustermann { id } } }",
                "{ ...Mustermann }",
                "{ ...x } fragment x on Query { ...x }",
                "fragment x on Query { viewer { __typename } }",
                "query a { viewer { __typename } } query b { viewer { __typename } }",
                "query($x: Mustermann) { contact(id: $x) { id } }",
                "query($x: Int) { contact(id: $x) { id } }",
                "query($x: ID!) { contact(id: $x) { id } }",
                "query($x: Int = \"Mustermann\") { contacts(first: $x) { totalCount } }",
                "{ viewer @mustermann { __typename } }",
                "{ a: contact(id: \"x\") { id } a: contact(id: \"y\") { id } }",
                "subscription { purgeProgress(id: \"x\") { id } }",
                "type Mustermann { id: ID }",
                "mutation { createContact(input: { name: null }) { query { __typename } } }",
                "mutation { createContact(input: { name: 17 }) { query { __typename } } }",
                "mutation { createContact(input: { name: \"Erika\", email: 17 }) { query { __typename } } }",
                "mutation { createContact(input: { name: \"Erika\", mustermann: 17 }) { query { __typename } } }",
                "mutation { createContact(input: [\"Mustermann\"]) { query { __typename } } }",
                "mutation { createContact(input: { name: \"" + huge + "\" }) { query { __typename } } }",
                "{ contact(id: \"" + huge + "\") { id } }",
                "{ " + huge + " }",
                "{ " + "a: viewer { __typename } ".repeat(20_000) + "}",
                "{ contacts { nodes ".repeat(5_000),
                "{".repeat(100_000),
                "{ nodes(ids: " + "[".repeat(20_000) + "]".repeat(20_000) + ") { id } }",
                " ".repeat(1 << 19) + "{ viewer { __typename } }");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isRefusedAsADocument(String document) {
        var answer = post(document, "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).isNotEmpty();
        assertThatNothingIsTold(answer);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isRefusedAsADocumentInAnAddress(String document) {
        var answer = get(document, "{}");
        assertThat(answer.errorCodes()).isNotEmpty().isSubsetOf(CODES);
        assertThat(answer.status()).isIn(200, 400, 405);
        assertThat(withoutNames(answer)).doesNotContain("Mustermann");
    }

    @Test
    void isRefusedAsTheNameOfAnOperation() {
        assertThatNothingIsTold(client.asAgent()
                .post("{\"query\":\"query a { viewer { __typename } }\",\"operationName\":\"Muster\\ud800mann\"}"));
    }

    @Test
    void maySayWhichFieldItWas() {
        var answer = send("createContact", Map.of("name", HERE), "null");
        assertThat(answer.errors().getFirst().path("message").asString()).contains("'$input.name'", "'String!'");
    }

    /// One valid input for each mutation, with every field that it has.
    private Map<String, Map<String, ?>> validInputs() {
        var value = Map.of("key", field, "value", "Gold");
        Map<String, Object> fields = Map.of(
                "name", "Erika",
                "email", Helpdesk.newEmail(),
                "phone", "+4930901820",
                "jobTitle", "Engineer",
                "address", "Berlin",
                "customFieldValues", List.of(value));
        var key = Map.of("idempotencyKey", "bad input");
        return Map.ofEntries(
                entry("createContact", and(fields, key)),
                entry("updateContact", and(fields, Map.of("id", contact, "version", 0))),
                entry("softDeleteContact", Map.of("id", contact)),
                entry("restoreContact", Map.of("id", contact)),
                entry("softDeleteContacts", Map.of("ids", List.of(contact))),
                entry("restoreContacts", Map.of("ids", List.of(contact))),
                entry("purgeContact", Map.of("id", contact, "previewFingerprint", "none")),
                entry("preparePurgeBatch", Map.of("ids", List.of(contact), "filter", Map.of("state", "SOFT_DELETED"))),
                entry("startPurgeBatch", Map.of("id", "none", "fingerprint", "none")),
                entry("cancelPurgeBatch", Map.of("id", "none")),
                entry(
                        "placeLegalHold",
                        and(key, Map.of("contactId", contact, "reason", "A lawsuit", "until", "2100-01-01T00:00:00Z"))),
                entry("releaseLegalHold", Map.of("contactId", contact, "legalHoldId", "none")),
                entry(
                        "setRetentionPolicy",
                        Map.of("policy", Helpdesk.retentionOf(30_000, 24), "previewFingerprint", "none", "version", 0)),
                entry(
                        "defineCustomField",
                        and(key, Map.of("key", "bad_input", "label", "Plan", "type", "TEXT", "choices", List.of()))),
                entry(
                        "updateCustomField",
                        Map.of(
                                "key",
                                field,
                                "label",
                                "Plan",
                                "newChoices",
                                List.of(),
                                "moveBefore",
                                field,
                                "moveAfter",
                                field)),
                entry("deleteCustomField", Map.of("key", field, "previewFingerprint", "none")),
                entry("createTicket", and(key, Map.of("requesterId", contact, "subject", "Printer", "body", "Broken"))),
                entry("updateTicketStatus", Map.of("id", ticket, "status", "CLOSED")),
                entry("addCollaborator", Map.of("ticketId", ticket, "contactId", contact)),
                entry(
                        "addComment",
                        and(
                                key,
                                Map.of(
                                        "ticketId",
                                        ticket,
                                        "authorId",
                                        contact,
                                        "body",
                                        "Hello",
                                        "visibility",
                                        "PRIVATE"))),
                entry("signUp", Map.of("name", "Erika", "email", Helpdesk.newEmail())),
                entry("confirmSignUp", Map.of("token", "none", "name", "Erika", "password", Portal.PASSWORD)),
                entry("requestPasswordReset", Map.of("email", Helpdesk.newEmail())),
                entry("resetPassword", Map.of("token", "none", "password", Portal.PASSWORD)),
                entry("changePassword", Map.of("currentPassword", "not this one", "newPassword", Portal.PASSWORD)),
                entry("requestEmailChange", Map.of("email", Helpdesk.newEmail(), "password", "not this one")),
                entry("confirmEmailChange", Map.of("token", "none")),
                entry("signIn", Map.of("email", Helpdesk.newEmail(), "password", Portal.PASSWORD)),
                entry(
                        "rateTicket",
                        and(key, Map.of("ticketId", ticket, "raterId", contact, "score", 3, "remark", "So so"))));
    }

    private static Map<String, ?> and(Map<String, ?> some, Map<String, ?> others) {
        var all = new HashMap<String, Object>(some);
        all.putAll(others);
        return all;
    }

    private static Stream<GraphQLFieldDefinition> mutationFields() {
        return SchemaFiles.schema().getMutationType().getFields().stream();
    }

    private static String[] fieldsOf(String mutation) {
        return mutationFields()
                .filter(field -> field.getName().equals(mutation))
                .map(field ->
                        GraphQLTypeUtil.unwrapAll(field.getArgument("input").getType()))
                .flatMap(input -> ((GraphQLInputObjectType) input).getFields().stream())
                .map(field -> field.getName())
                .toArray(String[]::new);
    }

    private static Map<String, Object> with(Map<String, ?> input, String name) {
        return with(input, name, HERE);
    }

    private static Map<String, Object> with(Map<String, ?> input, String name, Object value) {
        var changed = new HashMap<String, Object>(input);
        changed.put(name, value);
        return changed;
    }

    private Answer send(String mutation, Object input, String value) {
        var type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input!";
        var errors = "userErrors { __typename message }";
        var results = mutation.endsWith("Contacts") ? "results { id %s }".formatted(errors) : "";
        var document =
                "mutation($input: %s) { %s(input: $input) { %s %s } }".formatted(type, mutation, results, errors);
        var variables = JSON.writeValueAsString(Map.of("input", input)).replace("\"" + HERE + "\"", value);
        return post(callerOf(mutation), document, variables);
    }

    /// One who may do it, and who has tried no password before.
    private HelpdeskClient callerOf(String mutation) {
        if (!OF_CONTACTS.contains(mutation)) {
            return client.asPrivacyOfficer();
        }
        if (visitor == null) {
            visitor = portal.aVisitor().client();
            before = tables();
        }
        database.sql("DELETE FROM portal_counter").update();
        return visitor;
    }

    private Answer post(String document, String variables) {
        return post(client.asPrivacyOfficer(), document, variables);
    }

    private static Answer post(HelpdeskClient caller, String document, String variables) {
        return caller.post("{\"query\":%s,\"variables\":%s}".formatted(JSON.writeValueAsString(document), variables));
    }

    private Answer get(String document, String variables) {
        return client.asPrivacyOfficer().get(Map.of("query", document, "variables", variables));
    }

    private static boolean isRefused(String mutation, Answer answer) {
        assertThatNothingIsTold(answer);
        return !answer.errors().isEmpty() || !answer.refusals(mutation).isEmpty() || isRefusedEach(mutation, answer);
    }

    private static boolean isRefusedEach(String mutation, Answer answer) {
        var results = answer.data(mutation).path("results");
        return !results.isEmpty()
                && results.valueStream()
                        .noneMatch(result -> result.path("userErrors").isEmpty());
    }

    private static void assertThatNothingIsTold(Answer answer) {
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.errorCodes()).isSubsetOf(CODES);
        assertThat(answer.errors())
                .allSatisfy(error ->
                        assertThat(error.at("/extensions/requestId").asString()).isNotBlank());
        assertThat(answer.text()).hasSizeLessThan(3_000);
        assertThat(withoutIds(answer))
                .doesNotContainPattern("(?i)exception|java|jdbc|sql|hash ?map|arraylist|big(integer|decimal)")
                .doesNotContainPattern("(Int|Float|String|Boolean|Enum|Null|Object|Array)Value\\b");
        assertThat(withoutNames(answer)).doesNotContain("Mustermann");
    }

    /// The letters of an id are random, and may be those of a word.
    private static String withoutIds(Answer answer) {
        return answer.text().replaceAll("\"[\\w-]{23}\"", "\"\"");
    }

    /// What a document itself names, a field or a fragment, is named in the answer; a value is not.
    private static String withoutNames(Answer answer) {
        return answer.text().replaceAll("(Unknown type|Unknown fragment) '[^']*'", "");
    }

    private List<String> tables() {
        var names = database.sql("""
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_name NOT LIKE 'DATABASECHANGELOG%'
                AND table_name NOT IN ('unit_of_work', 'portal_counter') ORDER BY table_name
            """).query(String.class).list();
        return database.sql("CHECKSUM TABLE " + String.join(", ", names))
                .query((row, _) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}
