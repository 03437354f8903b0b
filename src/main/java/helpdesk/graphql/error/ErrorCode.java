package helpdesk.graphql.error;

import graphql.ErrorClassification;
import graphql.ErrorType;
import java.util.Set;

/// The values of `extensions.code`, on which clients decide.
public enum ErrorCode implements ErrorClassification {
    BAD_USER_INPUT,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    THROTTLED,
    TIMEOUT,

    /// The database is away, and nothing was changed: it can be tried again.
    UNAVAILABLE,

    /// Something may have been changed, and for now nobody can tell.
    OUTCOME_UNKNOWN,
    INTERNAL_SERVER_ERROR;

    /// What the engine calls its refusals of introspection: they are of no type that it publishes.
    private static final Set<String> REFUSED_INTROSPECTION = Set.of("IntrospectionDisabled", "BadFaithIntrospection");

    /// What the engine itself reports is the caller's mistake, unless a data fetcher failed.
    static ErrorCode of(ErrorClassification classification) {
        return switch (classification) {
            case ErrorCode code -> code;
            case ErrorType type
            when type != ErrorType.DataFetchingException && type != ErrorType.NullValueInNonNullableField ->
                BAD_USER_INPUT;
            case ErrorClassification other when REFUSED_INTROSPECTION.contains(other.toString()) -> BAD_USER_INPUT;
            default -> INTERNAL_SERVER_ERROR;
        };
    }
}
