package helpdesk.graphql.error;

/// The values of `extensions.code`, on which clients decide. The enum of the same name in the schema says what each
/// means and what to do.
public enum ErrorCode {
    GRAPHQL_PARSE_FAILED,
    GRAPHQL_VALIDATION_FAILED,
    OPERATION_RESOLUTION_FAILURE,
    BAD_USER_INPUT,
    PERSISTED_QUERY_NOT_FOUND,
    PERSISTED_QUERY_HASH_MISMATCH,
    PERSISTED_QUERY_NOT_IN_LIST,
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    THROTTLED,
    TIMEOUT,
    UNAVAILABLE,
    OUTCOME_UNKNOWN,
    INTERNAL_SERVER_ERROR
}
