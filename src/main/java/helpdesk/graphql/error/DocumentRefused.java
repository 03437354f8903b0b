package helpdesk.graphql.error;

/// The document of a request is known by no hash, or is not one of those that this server executes.
public final class DocumentRefused extends RequestFailure {

    private DocumentRefused(ErrorCode code, String message) {
        super(new Failure(code, message));
    }

    /// Apollo's clients send the text then. They know this message and this code.
    public static DocumentRefused notFound() {
        return new DocumentRefused(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
    }

    public static DocumentRefused otherHash() {
        return new DocumentRefused(
                ErrorCode.PERSISTED_QUERY_HASH_MISMATCH, "The document has another SHA-256 hash than sha256Hash");
    }

    public static DocumentRefused notTrusted() {
        return new DocumentRefused(
                ErrorCode.PERSISTED_QUERY_NOT_IN_LIST, "The document is not one of the trusted documents");
    }
}
