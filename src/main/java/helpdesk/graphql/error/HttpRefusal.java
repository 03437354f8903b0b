package helpdesk.graphql.error;

import helpdesk.security.Refusal;
import org.springframework.http.HttpStatusCode;

/// What is said to a request that does not get as far as GraphQL, by its status.
public final class HttpRefusal {

    private HttpRefusal() {}

    public static Refusal of(HttpStatusCode status) {
        return new Refusal(status, code(status).name(), message(status));
    }

    /// That the container does not know a transfer coding (501) or a version (505) is the caller's mistake, too.
    private static ErrorCode code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 408 -> ErrorCode.TIMEOUT;
            case 429 -> ErrorCode.THROTTLED;
            case 503 -> ErrorCode.UNAVAILABLE;
            case 501, 505 -> ErrorCode.BAD_USER_INPUT;
            default -> status.is4xxClientError() ? ErrorCode.BAD_USER_INPUT : ErrorCode.INTERNAL_SERVER_ERROR;
        };
    }

    private static String message(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "There is nothing here";
            case 405 -> "GraphQL requests are sent with POST";
            case 406 -> "The answer is application/graphql-response+json, application/json or text/event-stream";
            case 408 -> "The body took too long to come in";
            case 413 -> "The body of this request is too large";
            case 415 -> "The body of a GraphQL request is application/json";
            case 429 -> "This address has too many requests under way: send each faster, or fewer at a time";
            case 501, 505 -> "The server does not support this version or transfer coding of HTTP";
            case 503 -> "The server has too much to do: try again";
            default ->
                status.is4xxClientError()
                        ? "This is no GraphQL request: a JSON object with a document in its query"
                        : "Something went wrong here";
        };
    }
}
