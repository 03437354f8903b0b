package helpdesk.graphql.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.github.benmanes.caffeine.cache.Ticker;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SchemaFiles;
import helpdesk.graphql.limits.DocumentSettings.Mode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

class TrustedDocumentsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The document of `trusted-documents.json`.
    private static final String TRUSTED = "query Me { viewer { __typename } }";

    private static final String OTHER = "query Erika { viewer { name: __typename } }";

    abstract static class Server {

        @Autowired
        HelpdeskClient client;

        Answer sendHash(String document) {
            return send("extensions", Map.of("persistedQuery", persistedQuery(document)));
        }

        private static Map<String, ?> persistedQuery(String document) {
            return Map.of("version", 1, "sha256Hash", DocumentReference.hashOf(document));
        }

        Answer send(String name, Object value) {
            return client.asAgent().post(JSON.writeValueAsString(Map.of(name, value)));
        }

        Answer register(String document) {
            return client.asAgent()
                    .post(JSON.writeValueAsString(Map.of(
                            "query", document, "extensions", Map.of("persistedQuery", persistedQuery(document)))));
        }

        void executesTrustedDocuments() {
            assertThat(sendHash(TRUSTED).text("viewer.__typename")).isEqualTo("Agent");
            assertThat(send("documentId", "sha256:" + DocumentReference.hashOf(TRUSTED))
                            .text("viewer.__typename"))
                    .isEqualTo("Agent");
            assertThat(send("query", TRUSTED).text("viewer.__typename")).isEqualTo("Agent");
        }
    }

    @Nested
    @HelpdeskTest
    @TestPropertySource(
            properties = {
                "helpdesk.documents.mode=enforce",
                "helpdesk.documents.trusted=classpath:trusted-documents.json"
            })
    class Enforced extends Server {

        @Test
        void areExecuted() {
            executesTrustedDocuments();
        }

        @Test
        void areAllThatIsExecuted() {
            Stream.of(
                            send("query", OTHER),
                            send("query", TRUSTED + " "),
                            send("query", "{ __schema { types { name } } }"),
                            send("query", "{ nothing"),
                            sendHash(OTHER),
                            register(OTHER),
                            sendHash(OTHER))
                    .forEach(answer -> {
                        assertThat(answer.errorCodes()).containsExactly("PERSISTED_QUERY_NOT_IN_LIST");
                        assertThat(answer.status()).isEqualTo(200);
                        assertThat(answer.text()).doesNotContain("Agent", "Erika");
                    });
        }
    }

    @Nested
    @HelpdeskTest
    @TestPropertySource(
            properties = {"helpdesk.documents.mode=log", "helpdesk.documents.trusted=classpath:trusted-documents.json"})
    @ExtendWith(OutputCaptureExtension.class)
    class Logged extends Server {

        @Test
        void areExecutedInSilence(CapturedOutput output) {
            executesTrustedDocuments();
            assertThat(output).doesNotContain(DocumentReference.hashOf(TRUSTED), "trusted");
        }

        @Test
        void areToldFromOthersByTheLogAlone(CapturedOutput output) {
            assertThat(send("query", OTHER).text("viewer.name")).isEqualTo("Agent");
            assertThat(output)
                    .containsPattern("Request [0-9a-f-]{36}: The document " + DocumentReference.hashOf(OTHER)
                            + " is not trusted")
                    .doesNotContain("Erika");
        }

        @Test
        void leaveRoomForPersistedQueries() {
            var document = "query Number" + System.nanoTime() + " { viewer { __typename } }";
            assertThat(sendHash(document).errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
            register(document);
            assertThat(sendHash(document).text("viewer.__typename")).isEqualTo("Agent");
        }
    }

    static Stream<Arguments> wrongFiles() {
        var hash = DocumentReference.hashOf(TRUSTED);
        var invalid = "{ nothing }";
        var deep =
                "{ contact(id: 1) " + "{ tickets { nodes { requester ".repeat(8) + "{ id }" + " } } }".repeat(8) + " }";
        return Stream.of(
                Arguments.of("[]", "must be a JSON object"),
                Arguments.of("{\"x\": null}", "x is not the SHA-256 hash"),
                Arguments.of("", "must be a JSON object"),
                Arguments.of(JSON.writeValueAsString(Map.of(hash, OTHER)), hash + " is not the SHA-256 hash"),
                Arguments.of(JSON.writeValueAsString(Map.of("sha1", TRUSTED)), "sha1 is not the SHA-256 hash"),
                Arguments.of(
                        JSON.writeValueAsString(Map.of(DocumentReference.hashOf(invalid), invalid)),
                        DocumentReference.hashOf(invalid)
                                + " is not valid: Cannot query field 'nothing' on type 'Query'"),
                Arguments.of(
                        JSON.writeValueAsString(Map.of(DocumentReference.hashOf(deep), deep)),
                        DocumentReference.hashOf(deep) + " is not valid: The document is more than 12 fields deep"));
    }

    /// A server with such a file does not start.
    @ParameterizedTest
    @MethodSource("wrongFiles")
    void areReadFromAValidFileOnly(String file, String problem) {
        var settings = new DocumentSettings(new ByteArrayResource(file.getBytes(UTF_8)), Mode.LOG);
        assertThatException()
                .isThrownBy(() ->
                        TrustedDocuments.read(settings, new Documents(SchemaFiles.schema(), Ticker.systemTicker())))
                .withMessageContaining(problem);
    }

    /// Newer versions of the client preset write the kind of the hash.
    @ParameterizedTest
    @ValueSource(strings = {"sha256:", ""})
    void areKnownByHashesWithAndWithoutTheirKind(String prefix) {
        var hash = DocumentReference.hashOf(TRUSTED);
        var file = JSON.writeValueAsBytes(Map.of(prefix + hash, TRUSTED));
        var settings = new DocumentSettings(new ByteArrayResource(file), Mode.ENFORCE);
        var trusted = TrustedDocuments.read(settings, new Documents(SchemaFiles.schema(), Ticker.systemTicker()));
        assertThat(trusted.text(hash)).isEqualTo(TRUSTED);
    }

    @Test
    void areRequiredUnlessTheyAreOff() {
        assertThatException()
                .isThrownBy(() -> new DocumentSettings(null, Mode.ENFORCE))
                .withMessageContaining("helpdesk.documents.trusted");
    }
}
