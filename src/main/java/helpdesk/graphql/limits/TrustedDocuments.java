package helpdesk.graphql.limits;

import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.ErrorCode;
import helpdesk.graphql.error.RequestFailure;
import helpdesk.graphql.limits.DocumentSettings.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The documents that the clients of this help desk were built with: a JSON object of their texts by the SHA-256 hash
/// of each, as graphql-codegen's client preset writes it (`persisted-documents.json`).
///
/// @param texts by hash
record TrustedDocuments(Mode mode, Map<String, String> texts) {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedDocuments.class);

    private static final TypeReference<Map<String, String>> TEXTS_BY_HASH = new TypeReference<>() {};

    /// @throws IllegalStateException if the file is malformed, or a document is not valid for the schema
    static TrustedDocuments read(DocumentSettings settings, Documents documents) {
        var file = settings.trusted();
        var texts = settings.mode() == Mode.OFF || file == null ? Map.<String, String>of() : texts(file);
        texts.forEach((hash, text) -> check(documents, hash, text));
        return new TrustedDocuments(settings.mode(), texts);
    }

    private static Map<String, String> texts(Resource file) {
        try (var content = file.getInputStream()) {
            var texts = new HashMap<String, String>();
            JsonMapper.shared()
                    .readValue(content, TEXTS_BY_HASH)
                    .forEach((id, text) -> texts.put(DocumentReference.hashIn(id), text));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file of helpdesk.documents.trusted cannot be read", unreadable);
        } catch (JacksonException malformed) {
            throw new IllegalStateException(
                    "The file of helpdesk.documents.trusted must be a JSON object of documents by their hash",
                    malformed);
        }
    }

    private static void check(Documents documents, String hash, @Nullable String text) {
        if (text == null || !DocumentReference.hashOf(text).equals(hash)) {
            throw invalid(hash, "is not the SHA-256 hash of its document");
        }
        try {
            documents.read(text);
        } catch (InvalidDocument invalid) {
            throw invalid(hash, "is not valid: " + invalid.errors().getFirst().getMessage());
        } catch (RequestFailure refused) {
            throw invalid(hash, "is not valid: " + refused.getMessage());
        }
    }

    private static IllegalStateException invalid(String hash, String what) {
        return new IllegalStateException("helpdesk.documents.trusted: " + hash + " " + what);
    }

    /// Refuses or logs a document that is not trusted, as configured. The log gets its hash, since its text may hold
    /// personal values.
    void check(String text, String requestId) {
        if (mode == Mode.OFF) {
            return;
        }
        var hash = DocumentReference.hashOf(text);
        if (!texts.containsKey(hash)) {
            refuseOrLog(hash, requestId);
        }
    }

    private void refuseOrLog(String hash, String requestId) {
        if (isEnforced()) {
            throw refusal();
        }
        LOG.info("Request {}: The document {} is not trusted", requestId, hash);
    }

    static BadUserInput refusal() {
        return new BadUserInput(
                ErrorCode.PERSISTED_QUERY_NOT_IN_LIST, "The document is not one of the trusted documents");
    }

    boolean isEnforced() {
        return mode == Mode.ENFORCE;
    }

    @Nullable
    String text(String hash) {
        return texts.get(hash);
    }
}
