package helpdesk.graphql.limits;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Requests that nobody sends who wants an answer, by the name of the attack.
final class Attacks {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Made once: they have many megabytes.
    private static final Map<String, String> BODIES = madeBodies();

    private Attacks() {}

    static Map<String, String> bodies() {
        return BODIES;
    }

    private static Map<String, String> madeBodies() {
        var bodies = new LinkedHashMap<String, String>();
        var documents = documents();
        documents.forEach((name, document) -> bodies.put(name, body(document, "{}")));
        var dear = documents.get("pages of pages");
        for (var name : List.of("", "C", "a", " ", "A ")) {
            bodies.put(
                    "operationName '%s' of several".formatted(name),
                    "{\"query\":%s,\"operationName\":\"%s\"}"
                            .formatted(JSON.writeValueAsString("query A " + dear + " query B { __typename }"), name));
        }
        bodies.put("a variable of 900 kB", body(ids("$ids"), "{\"ids\":[\"" + "x".repeat(900_000) + "\"]}"));
        bodies.put(
                "the tickets of many contacts that are restored",
                body(
                        "mutation($in: RestoreContactsInput!) { restoreContacts(input: $in) { results { contact { "
                                + "tickets(first: 100) { nodes { id } } } } } }",
                        "{\"in\":{\"ids\":[0" + ",0".repeat(499) + "]}}"));
        bodies.put("a list of 100,000 numbers", body(ids("$ids"), "{\"ids\":[0" + ",0".repeat(100_000) + "]}"));
        bodies.put("lists in lists", body(ids("$ids"), "{\"ids\":" + "[".repeat(400) + "]".repeat(400) + "}"));
        bodies.put("objects in objects", body(ids("$ids"), "{\"x\":" + "{\"x\":".repeat(400) + "1" + "}".repeat(401)));
        bodies.put(
                "400 lists of 400 numbers",
                body(ids("$ids"), "{\"ids\":[0" + (",[0" + ",0".repeat(400) + "]").repeat(400) + "]}"));
        return bodies;
    }

    private static Map<String, String> documents() {
        var documents = new LinkedHashMap<String, String>();
        documents.put(
                "a deep cycle", "{ contacts { nodes " + nested(40, "{ tickets { nodes { requester", "} } }") + " } }");
        documents.put(
                "a cycle beyond the parser", "{ contacts { nodes " + "{ tickets { nodes { requester ".repeat(5_000));
        documents.put(
                "a negative list that pays for a large one",
                "{ contacts(first: 100) { nodes { tickets(first: 100) { nodes { comments(first: 100) { nodes { id } }"
                        + " } } } } nodes(ids: -2000000000) { id } }");
        documents.put(
                "the same texts over and over",
                "{ ticket(id: \"x\") { comments(first: 100) { nodes { "
                        + IntStream.range(0, 50)
                                .mapToObj(n -> "a" + n + ": body")
                                .collect(joining(" "))
                        + " } } } }");
        documents.put("braces", "{".repeat(100_000));
        documents.put("lists in lists", "{ nodes(ids: " + "[".repeat(20_000) + "]".repeat(20_000) + ") { id } }");
        documents.put(
                "pages of pages",
                "{ contacts(first: 100) { nodes { tickets(first: 100) { nodes { "
                        + "comments(first: 100) { nodes { id } } } } } } }");
        documents.put(
                "pages by variables",
                "query($all: Int = 100) { contacts(first: $all) { nodes { "
                        + "tickets(last: $all) { nodes { comments(first: $all) { nodes { id } } } } } } }");
        documents.put(
                "pages of the tickets of all contacts",
                "{ tickets(first: 100) { nodes { comments(first: 100) { nodes { ticket { "
                        + "comments(first: 100) { nodes { id } } } } } } } }");
        documents.put(
                "pages of the audit events of the contacts of audit events",
                "{ auditEvents(first: 100) { nodes { contact { auditEvents(first: 100) { nodes { contact { "
                        + "auditEvents(first: 100) { nodes { changedFields } } } } } } } } }");
        documents.put(
                "pages of the legal holds of pages of pages",
                "{ contacts(first: 100, filter: { hasLegalHold: true }) { nodes { tickets(first: 100) { nodes { "
                        + "requester { legalHolds(first: 100) { totalCount nodes { reason } } } } } } } }");
        documents.put(
                "many previews of the retention policy",
                "query($policy: RetentionPolicyInput!) { "
                        + times(100, i -> "a" + i + ": retentionPreview(policy: $policy) { fingerprint } ")
                        + "}");
        documents.put(
                "actions of pages of purges",
                "{ "
                        + times(
                                6,
                                i -> "a" + i + ": purges(first: 100) { nodes { actions { kind } } "
                                        + "edges { node { actions { description } } } } ")
                        + "}");
        documents.put(
                "pages of the contacts of pages of purge batches",
                "{ purgeBatches(first: 100) { nodes { contacts(first: 100) { nodes { contact { tickets(first: 100) { "
                        + "nodes { id } } } } } } } }");
        documents.put(
                "pages of the purges of pages of purge batches",
                "{ purgeBatches(first: 100) { nodes { purges(first: 100) { nodes { actions { kind } } } } } }");
        documents.put(
                "previews of the contacts of purge batches that are left out",
                "{ purgeBatches(first: 10) { nodes { contactsLeftOut(first: 100) { nodes { contact { purgePreview { "
                        + "fingerprint } } } } } } }");
        documents.put(
                "the same deletions previewed twice",
                "{ a: customFields { ...preview } b: customFields { ...preview } } "
                        + "fragment preview on CustomField { deletionPreview { fingerprint } }");
        documents.put(
                "previews of pages of pages",
                "{ contacts(first: 100) { nodes { tickets(first: 20) { nodes { "
                        + "requester { purgePreview { fingerprint } } } } } } }");
        documents.put("10,000 aliases", "{ " + times(10_000, i -> "a" + i + ": __typename ") + "}");
        documents.put("100 aliases", "{ viewer { " + times(100, i -> "a" + i + ": __typename ") + "} }");
        documents.put(
                "100 root fields", "{ " + "...f ".repeat(100) + "} fragment f on Query { viewer { __typename } }");
        documents.put(
                "many mutations",
                "mutation { "
                        + times(
                                40,
                                i -> "a" + i + ": softDeleteContact(input: { id: \"x\" }) { userErrors { message } } ")
                        + "}");
        documents.put(
                "many passwords",
                "mutation { "
                        + times(
                                21,
                                i -> "a" + i + ": resetPassword(input: { token: \"x\", password: \"seven lindens\" }) "
                                        + "{ accessToken } ")
                        + "}");
        documents.put(
                "tickets of many contacts that are soft deleted",
                "mutation { softDeleteContacts(input: { ids: [" + "1 ".repeat(500) + "] }) { results { contact { "
                        + "tickets(first: 100) { nodes { id } } } } } }");
        documents.put(
                "many mutations of many contacts",
                "mutation { "
                        + times(61, i -> "a" + i + ": restoreContacts(input: { ids: [1] }) { results { id } } ")
                        + "}");
        documents.put(
                "many purge batches",
                "mutation { "
                        + times(
                                11,
                                i -> "a" + i + ": preparePurgeBatch(input: { filter: { state: SOFT_DELETED } }) { "
                                        + "purgeBatch { id } } ")
                        + "}");
        documents.put("a field 1,000 times", "{ viewer { " + "__typename ".repeat(1_000) + "} }");
        documents.put("a field with selections 300 times", "{ " + "viewer { __typename } ".repeat(300) + "}");
        documents.put("many directives", "{ __typename " + "@skip(if: false) ".repeat(300) + "}");
        documents.put("unknown directives", "{ __typename " + "@aa ".repeat(900) + "}");
        documents.put(
                "directives on many fields",
                "{ viewer { "
                        + times(
                                9,
                                i -> "... on Agent @include(if: true) { "
                                        + times(8, j -> "... @skip(if: false) { displayName } ") + "} ")
                        + "} }");
        documents.put(
                "a fragment that contains itself",
                "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }");
        documents.put("a fragment bomb", "{ ...f0 } " + bomb(40, 10));
        documents.put("a wide fragment bomb", "{ ...f0 } " + bomb(3, 300));
        documents.put(
                "a fragment bomb of fields",
                "{ ...f0 } "
                        + times(
                                12,
                                i -> "fragment f" + i
                                        + " on Query { a: node(id: 1) { ... on Contact { tickets { nodes { id } } } } "
                                        + "...f%1$s ...f%1$s ...f%1$s } ".formatted(i + 1))
                        + "fragment f12 on Query { __typename }");
        documents.put("a fragment bomb that nobody spreads", "{ __typename } " + bomb(40, 10));
        documents.put("many operations with one bomb", times(100, i -> "query q" + i + " { ...f0 } ") + bomb(6, 3));
        documents.put("inline fragments of a fragment that is spread again and again", "{ ...f0 } " + inlineBomb());
        documents.put("fields that overlap in depth", "{ contact(id: 1) { " + overlap(3) + " } }");
        documents.put("1 MB of text", "{ contact(id: \"" + "x".repeat(1_000_000) + "\") { id } }");
        documents.put("3 MB of text", "{ contact(id: \"" + "x".repeat(3_000_000) + "\") { id } }");
        documents.put("a name of 100 kB", "{ " + "x".repeat(100_000) + " }");
        documents.put("an alias of 101 characters", "{ viewer { " + "x".repeat(101) + ": __typename } }");
        documents.put(
                "a long alias in a long answer",
                "{ __schema { types { interfaces { possibleTypes { fields { " + "x".repeat(58_000)
                        + ": name } } } } } }");
        documents.put(
                "fifty descriptions of fields of types of interfaces",
                "{ __schema { types { interfaces { possibleTypes { fields { "
                        + times(50, i -> "x".repeat(90) + i + ": description ") + "} } } } } }");
        documents.put(
                "misspelt names of many fragments",
                "{ " + times(400, i -> "..." + "x".repeat(36) + i + " ") + "} "
                        + times(280, i -> "fragment " + "y".repeat(36) + i + " on Query { a } "));
        documents.put(
                "misspelt fields", "{ viewer { ... on Contact { " + times(900, i -> "displayNme" + i + " ") + "} } }");
        documents.put(
                "misspelt values in a list",
                "{ contacts(filter: { " + times(450, i -> "serach" + i + ": { state: ACTVE } ")
                        + "}) { totalCount } }");
        documents.put("a list of 5,000 ids", "{ nodes(ids: [" + "1 ".repeat(5_000) + "]) { id } }");
        documents.put("a list of 1,500 ids", "{ nodes(ids: [" + "1 ".repeat(1_500) + "]) { id } }");
        documents.put(
                "searches for twenty words",
                "{ "
                        + times(
                                100,
                                i -> "a" + i + ": contacts(filter: { search: \""
                                        + times(20, word -> "person" + word + " ")
                                        + "\" }) { totalCount nodes { id } } ")
                        + "}");
        documents.put(
                "searches of subjects for twenty words",
                "{ "
                        + times(
                                21,
                                i -> "a" + i + ": tickets(filter: { search: \""
                                        + times(20, word -> "printer" + word + " ")
                                        + "\" }) { totalCount nodes { id } } ")
                        + "}");
        documents.put("white space", " ".repeat(110_000) + "{ __typename }");
        documents.put("commas", ",".repeat(110_000) + "{ __typename }");
        documents.put("comments", "#\n".repeat(55_000) + "{ __typename }");
        documents.put("one long comment", "{ __typename " + "#" + "x".repeat(119_000));
        documents.put("a long number", "{ contacts(first: " + "9".repeat(100_000) + ") { totalCount } }");
        documents.put(
                "a long number behind a string that does not end",
                "{ contacts(search: \"\"\"x\" first: " + "9".repeat(100_000) + ") { totalCount } }");
        documents.put(
                "a long number behind strings and comments",
                "#\"\n{ ticket(id: \"\\\\\" id: \"\"\"#\\\"\"\"\"\"\" id: " + "9".repeat(100_000) + ") { id } }");
        documents.put("strings that do not end", "{ ticket(id: " + "\"\"\"\\".repeat(25_000));
        documents.put("a long exponent", "{ contacts(first: 1e" + "9".repeat(100_000) + ") { totalCount } }");
        documents.put(
                "collaborators and ratings of pages of tickets",
                "{ contacts(first: 20) { nodes { tickets { nodes { "
                        + "collaborators { id } surveyRatings { score } } } } } }");
        documents.put(
                "choices of the values of a page",
                "{ contacts(first: 100) { nodes { customFieldValues { field { choices } } } } }");
        documents.put(
                "types of fields of types",
                "{ __schema { types { " + nested(4, "fields { type {", "} }").replace("{} }", "{ name } }") + " } } }");
        documents.put(
                "introspection without end", "{ __type(name: \"Contact\") { " + nested(60, "ofType {", "}") + " } }");
        documents.put("the schema 20 times", "{ " + times(20, i -> "a" + i + ": __schema { types { name } } ") + "}");
        documents.put(
                "a subscription of a skipped field",
                "subscription { a: purgeProgress(id: \"x\") @skip(if: true) { id } }");
        documents.put(
                "a subscription of a field that may be skipped",
                "subscription($b: Boolean!) { purgeProgress(id: \"x\") @skip(if: $b) { id } }");
        documents.put(
                "a subscription of a field that nobody knows to skip",
                "subscription { purgeProgress(id: \"x\") @skip { id } }");
        documents.put(
                "a subscription of a skipped fragment",
                "subscription { ...f @skip(if: true) } fragment f on Subscription { purgeProgress(id: \"x\") { id } }");
        documents.put("a subscription of a fragment that is not there", "subscription { ...f }");
        documents.put(
                "a subscription of a field and a fragment that is not there",
                "subscription { purgeProgress(id: \"x\") { id } ...f }");
        documents.put(
                "a subscription of pages of the contacts of a purge batch",
                "subscription { purgeBatchProgress(id: \"x\") { contacts(first: 100) { nodes { contact { tickets("
                        + "first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } } } }");
        documents.put("a subscription of a query", "subscription { ... on Query { viewer { __typename } } }");
        documents.put(
                "a subscription of two fields",
                "subscription { purgeProgress(id: \"x\") { id } a: purgeProgress(id: \"x\") { id } }");
        documents.put(
                "introspection below a payload",
                "mutation { " + signIn("query { __schema { types { name } } }") + " }");
        documents.put(
                "introspection below a payload, by a fragment",
                "mutation { " + signIn("query { ...q }") + " } fragment q on Query { ... on Query { "
                        + "t: __type(name: \"Node\") { possibleTypes { interfaces { possibleTypes { name } } } } } }");
        documents.put(
                "interfaces of types of interfaces below a payload",
                "mutation { "
                        + signIn("query { __schema { types { " + nested(2, "interfaces { possibleTypes {", "} }")
                                + " } } }")
                        + " }");
        documents.put(
                "interfaces of types of interfaces",
                "{ __schema { types { " + nested(4, "interfaces { possibleTypes {", "} }") + " } } }");
        return documents;
    }

    private static String signIn(String payload) {
        return "signIn(input: { email: \"zy@example.com\", password: \"x\" }) { " + payload + " }";
    }

    static String body(String document, String variables) {
        return "{\"query\":%s,\"variables\":%s}".formatted(JSON.writeValueAsString(document), variables);
    }

    private static String ids(String argument) {
        return "query($ids: [ID!]!) { nodes(ids: " + argument + ") { id } }";
    }

    private static String nested(int depth, String open, String close) {
        return open.repeat(depth) + " __typename " + close.repeat(depth);
    }

    private static String bomb(int depth, int width) {
        return times(depth, i -> "fragment f" + i + " on Query { " + ("...f" + (i + 1) + " ").repeat(width) + "} ")
                + "fragment f" + depth + " on Query { viewer { __typename } } ";
    }

    /// Few fields, and 48,400 inline fragments.
    private static String inlineBomb() {
        return "fragment f0 on Query { viewer { ...f1 } } "
                + "fragment f1 on Agent { " + "...f2 ".repeat(22) + "} "
                + "fragment f2 on Agent { " + "...f3 ".repeat(22) + "} "
                + "fragment f3 on Agent { " + "... { ".repeat(100) + "__typename" + " }".repeat(100) + " } ";
    }

    private static String overlap(int depth) {
        return depth == 0
                ? "id"
                : "tickets { nodes { requester { %s } } } "
                        .formatted(overlap(depth - 1))
                        .repeat(7);
    }

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(joining());
    }
}
