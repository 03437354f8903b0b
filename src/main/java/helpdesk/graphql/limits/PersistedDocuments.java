package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Finds the texts of documents by their hashes: the texts that clients have registered
/// ([automatic persisted queries](https://www.apollographql.com/docs/apollo-server/performance/apq)), and
/// [TrustedDocuments].
final class PersistedDocuments {

    /// Some hundred large documents.
    private static final long KEPT_CHARACTERS = 1_000_000;

    /// From when a document was registered. Its literals may be personal, and must not outlive a purge for long.
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final TrustedDocuments trusted;

    /// Only callers with a token add to it, so nobody else can displace what it holds.
    private final Cache<String, String> registered;

    PersistedDocuments(TrustedDocuments trusted, Ticker ticker) {
        this.trusted = trusted;
        this.registered = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT_FOR)
                .maximumWeight(KEPT_CHARACTERS)
                .<String, String>weigher((hash, text) -> hash.length() + text.length())
                .build();
    }

    /// The text of the document that a request refers to.
    ///
    /// @throws BadUserInput if it is not known, does not have its hash, or is not trusted
    String text(DocumentReference reference, String requestId) {
        if (reference.text() == null) {
            return known(reference.hash());
        }
        var text = reference.text().value();
        requireItsHash(text, reference.hash());
        trusted.check(text, requestId);
        return text;
    }

    private String known(@Nullable String hash) {
        var text = hash == null ? null : find(hash);
        if (text == null) {
            throw trusted.isEnforced() ? TrustedDocuments.refusal() : notFound();
        }
        return text;
    }

    /// Apollo's clients send the text then. They know this message and this code.
    private static BadUserInput notFound() {
        return new BadUserInput(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
    }

    private @Nullable String find(String hash) {
        var text = trusted.text(hash);
        return text != null ? text : registered.getIfPresent(hash);
    }

    private void requireItsHash(String text, @Nullable String hash) {
        if (hash != null
                && !text.equals(find(hash))
                && !DocumentReference.hashOf(text).equals(hash)) {
            throw new BadUserInput(
                    ErrorCode.PERSISTED_QUERY_HASH_MISMATCH, "The document has another SHA-256 hash than sha256Hash");
        }
    }

    /// Keeps a valid document for requests that have nothing but its hash.
    void register(DocumentReference reference) {
        if (reference.text() != null && reference.hash() != null) {
            registered.put(reference.hash(), reference.text().value());
        }
    }
}
