package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Finds the texts of documents by their hashes: the texts that clients have registered
/// ([automatic persisted queries](https://www.apollographql.com/docs/apollo-server/performance/apq)), and
/// [TrustedDocuments].
final class PersistedDocuments {

    /// Some hundred large documents.
    private static final long KEPT_CHARACTERS = 1_000_000;

    private final TrustedDocuments trusted;

    /// Only callers with a token add to it, so nobody else can displace what it holds.
    private final Cache<DocumentKey, String> registered;

    PersistedDocuments(TrustedDocuments trusted, Ticker ticker) {
        this.trusted = trusted;
        this.registered = Caffeine.newBuilder()
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .expireAfterWrite(Documents.KEPT_FOR)
                .maximumWeight(KEPT_CHARACTERS)
                .<DocumentKey, String>weigher((hash, text) -> hash.length() + text.length())
                .build();
    }

    /// The text of the document that a request refers to.
    ///
    /// @throws BadUserInput if it is not known, does not have its hash, or is not trusted
    String text(ApiCaller caller, DocumentReference reference, String requestId) {
        if (reference.text() == null) {
            return known(caller, reference.hash());
        }
        var text = reference.text().value();
        requireItsHash(text, reference.hash());
        trusted.check(text, requestId);
        return text;
    }

    private String known(ApiCaller caller, @Nullable String hash) {
        var text = hash == null ? null : find(caller, hash);
        if (text == null) {
            throw trusted.isEnforced() ? TrustedDocuments.refusal() : notFound();
        }
        return text;
    }

    /// Apollo's clients send the text then. They know this message and this code.
    private static BadUserInput notFound() {
        return new BadUserInput(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
    }

    private @Nullable String find(ApiCaller caller, String hash) {
        var text = trusted.text(hash);
        return text == null && caller.authenticated() ? registered.getIfPresent(DocumentKey.of(caller, hash)) : text;
    }

    private static void requireItsHash(String text, @Nullable String hash) {
        if (hash != null && !DocumentReference.hashOf(text).equals(hash)) {
            throw new BadUserInput(
                    ErrorCode.PERSISTED_QUERY_HASH_MISMATCH, "The document has another SHA-256 hash than sha256Hash");
        }
    }

    /// Keeps a valid document for requests that have nothing but its hash.
    void register(ApiCaller caller, DocumentReference reference) {
        if (caller.authenticated() && reference.text() != null && reference.hash() != null) {
            registered.put(
                    DocumentKey.of(caller, reference.hash()), reference.text().value());
        }
    }
}
