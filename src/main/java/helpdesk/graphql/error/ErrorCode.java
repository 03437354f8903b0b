package helpdesk.graphql.error;

/// The values of `extensions.code`, on which clients decide.
public enum ErrorCode {
    /// The request is malformed, does not fit the schema, or is over a limit that waiting does not change.
    BAD_USER_INPUT,

    /// The server does not know the hash of this document: send its text, too.
    PERSISTED_QUERY_NOT_FOUND,

    /// The document has another hash than the request says.
    PERSISTED_QUERY_HASH_MISMATCH,

    /// The server executes trusted documents only, and this is not one of them.
    PERSISTED_QUERY_NOT_IN_LIST,

    /// A token is needed, or the one that came is not valid.
    UNAUTHENTICATED,

    /// The token does not permit this.
    FORBIDDEN,

    /// There is nothing at this address, or something went away while the answer was put together.
    NOT_FOUND,

    /// Too much at once, of this caller or on this server: it can be tried again after a while.
    THROTTLED,

    /// The body took longer to come in than it may, and nothing was executed; or the execution took longer, and
    /// nothing was changed.
    TIMEOUT,

    /// The database is away, others were first again and again, a token cannot be checked, or the server is busy.
    /// Nothing was changed: it can be tried again.
    UNAVAILABLE,

    /// Something may have been changed: for now nobody can tell, or the answer that tells it would be too
    /// long or took too long.
    OUTCOME_UNKNOWN,

    /// A fault of the server, which its log tells more about under the request's id.
    INTERNAL_SERVER_ERROR
}
