package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.EventClient;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.database.PersonalText;
import helpdesk.graphql.error.BadUserInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Automatic persisted queries, as Apollo's clients send them.
@HelpdeskTest
class PersistedQueryTests {

    private static final ApiCaller AGENT = new ApiCaller(true, true, new PersonalText("agent"));

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    HelpdeskClient client;

    @Autowired
    Portal portal;

    /// In this way `createPersistedQueryLink` registers each document it sends for the first time.
    @Test
    void areExecutedByTheirHashOnceTheyAreRegistered() {
        var document = "query Registered { viewer { __typename } }";
        var hash = DocumentReference.hashOf(document);
        isNotFound(sendHash(client.asAgent(), hash));
        assertThat(send(client.asAgent(), document, hash).text("viewer.__typename"))
                .isEqualTo("Agent");
        assertThat(sendHash(client.asAgent(), hash).text("viewer.__typename")).isEqualTo("Agent");
        assertThat(sendHash(client.asPrivacyOfficer(), hash).text("viewer.__typename"))
                .isEqualTo("Agent");
    }

    /// Or else they would learn from the hash of a text whether somebody has sent it.
    @Test
    void areNotFoundByCallersOfAnotherKind() {
        var document = "query OfAgents { viewer { __typename } }";
        var hash = DocumentReference.hashOf(document);
        send(client.asAgent(), document, hash);
        var contact = portal.aVisitor().client();
        isNotFound(sendHash(client.asAnonymous(), hash));
        isNotFound(sendHash(contact, hash));
        send(contact, document, hash);
        assertThat(sendHash(contact, hash).text("viewer.__typename")).isEqualTo("Contact");
        isNotFound(sendHash(client.asAnonymous(), hash));
    }

    @Test
    void haveVariablesAndNames() {
        var document = "query A($id: ID!) { node(id: $id) { id } } query B { __typename }";
        var hash = DocumentReference.hashOf(document);
        send(client.asAgent(), Map.of("query", document, "operationName", "B"), hash);
        assertThat(send(client.asAgent(), Map.of("operationName", "B"), hash).text("__typename"))
                .isEqualTo("Query");
        assertThat(send(client.asAgent(), Map.of("operationName", "A", "variables", Map.of("id", "x")), hash)
                        .data("node")
                        .isNull())
                .isTrue();
        assertThat(send(client.asAgent(), Map.of(), hash).errorCodes()).containsExactly("OPERATION_RESOLUTION_FAILURE");
    }

    @Test
    void areNotKeptForCallersWithoutAToken() {
        var document = "query OfNobody { __typename }";
        var hash = DocumentReference.hashOf(document);
        assertThat(send(client.asAnonymous(), document, hash).text("__typename"))
                .isEqualTo("Query");
        isNotFound(sendHash(client.asAnonymous(), hash));
        isNotFound(sendHash(client.asAgent(), hash));
    }

    @Test
    void areNotKeptIfTheyAreRefused() {
        Stream.of(
                        "{ nothing }",
                        "{ viewer {",
                        "query { __typename } query { __typename }",
                        "{ contacts(first: 100) { nodes { customFieldValues { field { choices } } } } }")
                .forEach(document -> {
                    var hash = DocumentReference.hashOf(document);
                    assertThat(send(client.asAgent(), document, hash).errorCodes())
                            .as(document)
                            .isNotEmpty();
                    isNotFound(sendHash(client.asAgent(), hash));
                });
    }

    @Test
    void areRefusedWithTheHashOfAnotherDocument() {
        var hash = DocumentReference.hashOf("query Other { __typename }");
        var answer = send(client.asAgent(), "query Some { __typename }", hash);
        assertThat(answer.errorCodes()).containsExactly("PERSISTED_QUERY_HASH_MISMATCH");
        assertThat(answer.json().path("data").isMissingNode()
                        || answer.json().path("data").isNull())
                .isTrue();
        isNotFound(sendHash(client.asAgent(), hash));
    }

    static Stream<Object> malformed() {
        var hash = DocumentReference.hashOf("{ __typename }");
        return Stream.of(
                Map.of("version", 2, "sha256Hash", hash),
                Map.of("version", "1", "sha256Hash", hash),
                Map.of("sha256Hash", hash),
                Map.of("version", 1),
                Map.of("version", 1, "sha256Hash", 7),
                Map.of("version", 1, "sha256Hash", ""),
                Map.of("version", 1, "sha256Hash", hash.toUpperCase(Locale.ROOT)),
                Map.of("version", 1, "sha256Hash", hash + "0"),
                Map.of("version", 1, "sha256Hash", "x".repeat(500_000)),
                "persisted",
                true);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void areRefusedInOtherVersionsAndForms(Object persistedQuery) {
        var extensions = Map.of("persistedQuery", persistedQuery);
        Stream.of(Map.of("extensions", extensions), Map.of("extensions", extensions, "query", "{ __typename }"))
                .map(body -> client.asAgent().post(JSON.writeValueAsString(body)))
                .forEach(answer -> {
                    assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
                    assertThat(answer.text()).doesNotContain("xxx");
                });
    }

    /// As the draft of GraphQL over HTTP has it in its appendix about persisted documents.
    @ParameterizedTest
    @ValueSource(strings = {"sha256:", ""})
    void areFoundByTheirDocumentId(String prefix) {
        var document = "query ById { viewer { __typename } } #" + prefix;
        var id = prefix + DocumentReference.hashOf(document);
        isNotFound(client.asAgent().post(JSON.writeValueAsString(Map.of("documentId", id))));
        client.asAgent().post(JSON.writeValueAsString(Map.of("documentId", id, "query", document)));
        assertThat(client.asAgent()
                        .post(JSON.writeValueAsString(Map.of("documentId", id)))
                        .text("viewer.__typename"))
                .isEqualTo("Agent");
    }

    @ParameterizedTest
    @CsvSource({"sha512:00", "x", "''", "7"})
    void areNotFoundByOtherDocumentIds(String id) {
        assertThat(client.asAgent()
                        .post(JSON.writeValueAsString(Map.of("documentId", id)))
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void areSubscribedTo() {
        var document = "subscription ByHash { purgeProgress(id: \"x\") { id } }";
        var persistedQuery = Map.of("version", 1, "sha256Hash", DocumentReference.hashOf(document));
        var extensions = Map.of("persistedQuery", persistedQuery);
        assertThat(firstEvent(Map.of("extensions", extensions)).toString()).contains("PERSISTED_QUERY_NOT_FOUND");
        firstEvent(Map.of("query", document, "extensions", extensions));
        assertThat(firstEvent(Map.of("extensions", extensions)).toString()).doesNotContain("PERSISTED_QUERY");
    }

    private JsonNode firstEvent(Map<String, ?> body) {
        try (var events = EventClient.post(client.port(), client.tokens().agent(), JSON.writeValueAsString(body))) {
            return events.first();
        }
    }

    /// The marker by which Spring for GraphQL says that there is no text.
    @Test
    void areNotNamedByTheMarkerOfSpring() {
        assertThat(client.asAgent().send("PersistedQueryMarker").errorCodes())
                .containsExactly("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void areNoReasonToAcceptARequestWithoutADocument() {
        assertThat(client.asAgent().post("{}").errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(client.asAgent().post("{\"extensions\":{}}").errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    /// Those with a token displace what is least used. That takes no more memory, and others do not notice.
    @Test
    void areForgottenWhenThereAreTooMany() {
        var filler = " ".repeat(19_000);
        var first = "query First { __typename }" + filler;
        send(client.asAgent(), first, DocumentReference.hashOf(first));
        for (var i = 0; i < 120; i++) {
            var document = "query Q" + i + " { __typename }" + filler;
            send(client.asAgent(), document, DocumentReference.hashOf(document));
        }
        var known = 0;
        for (var i = 0; i < 120; i++) {
            var hash = DocumentReference.hashOf("query Q" + i + " { __typename }" + filler);
            known += sendHash(client.asAgent(), hash).errors().isEmpty() ? 1 : 0;
        }
        assertThat(known).isBetween(1, 52);
    }

    /// Their literals may be personal.
    @Test
    void areForgottenAfterAnHour() {
        var now = new AtomicLong();
        var persisted = new PersistedDocuments(new TrustedDocuments(DocumentSettings.Mode.OFF, Map.of()), now::get);
        var text = "{ contacts(filter: { search: \"Erika\" }) { totalCount } }";
        var hash = DocumentReference.hashOf(text);
        persisted.register(AGENT, new DocumentReference(new PersonalText(text), hash));
        now.set(Duration.ofMinutes(59).toNanos());
        assertThat(persisted.text(AGENT, new DocumentReference(null, hash), "1"))
                .isEqualTo(text);
        now.set(Duration.ofMinutes(61).toNanos());
        assertThatExceptionOfType(BadUserInput.class)
                .isThrownBy(() -> persisted.text(AGENT, new DocumentReference(null, hash), "1"))
                .withMessage("PersistedQueryNotFound");
    }

    private static void isNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
        assertThat(answer.errors().getFirst().path("message").asString()).isEqualTo("PersistedQueryNotFound");
    }

    private static Answer sendHash(HelpdeskClient caller, String hash) {
        return send(caller, Map.of(), hash);
    }

    private static Answer send(HelpdeskClient caller, String document, String hash) {
        return send(caller, Map.of("query", document), hash);
    }

    private static Answer send(HelpdeskClient caller, Map<String, ?> rest, String hash) {
        var body = new HashMap<String, Object>(rest);
        body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        return caller.post(JSON.writeValueAsString(body));
    }
}
