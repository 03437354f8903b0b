package helpdesk.graphql.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import helpdesk.database.AnswerTooLong;
import helpdesk.database.ChangeTimedOut;
import helpdesk.database.DatabaseFault;
import helpdesk.database.Deadline;
import helpdesk.database.DeadlineExceeded;
import helpdesk.security.QuietTrace;
import helpdesk.security.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.BindException;

/// What a client learns of a failure: the code, the text and the status. It is decided here for exceptions of
/// fields and of streams, for errors of the engine, and for requests that Spring MVC, the container or a filter
/// refuses before they reach GraphQL. Those of tokens are in [Refusals].
///
/// @param message never quotes the request, and is written into JSON as it is
/// @param status of an answer that holds nothing else; the errors of a GraphQL response are sent with 200
/// @param retryAfterSeconds when to try again; 0 if nobody knows
public record Failure(ErrorCode code, String message, HttpStatusCode status, long retryAfterSeconds)
        implements ErrorClassification {

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    /// What the engine calls its refusal of introspection: it has no type that it publishes.
    private static final String REFUSED_INTROSPECTION = "IntrospectionDisabled";

    private static final String TOO_LATE = "The request took too long";

    public static final Failure FAULT = new Failure(ErrorCode.INTERNAL_SERVER_ERROR, "An internal error occurred");

    public Failure(ErrorCode code, String message) {
        this(code, message, HttpStatus.OK, 0);
    }

    /// Of a field or a stream.
    static Failure of(Throwable exception) {
        return switch (exception) {
            case RequestFailure known -> known.failure();
            case AnswerTooLong _ ->
                ofReading(ErrorCode.BAD_USER_INPUT, "The answer would contain too much text; ask for fewer objects");
            case BindException _ -> new Failure(ErrorCode.BAD_USER_INPUT, "The value of an argument is not valid");
            case ChangeTimedOut _ -> new Failure(ErrorCode.TIMEOUT, TOO_LATE);
            case DeadlineExceeded _, QueryTimeoutException _ -> ofReading(ErrorCode.TIMEOUT, TOO_LATE);
            case AuthenticationException _ -> unauthenticated();
            case AccessDeniedException denied -> isAnonymous() ? unauthenticated() : forbidden(denied);
            default -> of(DatabaseFault.inRequest(exception));
        };
    }

    /// Of reading an answer. If the request has committed something, the code must not say that nothing was done.
    private static Failure ofReading(ErrorCode code, String message) {
        return new Failure(Deadline.hasCurrentCommitted() ? ErrorCode.OUTCOME_UNKNOWN : code, message);
    }

    private static Failure unauthenticated() {
        return new Failure(ErrorCode.UNAUTHENTICATED, "A bearer token is required");
    }

    /// Says whose role permits it, if it is a matter of roles.
    private static Failure forbidden(AccessDeniedException denied) {
        return new Failure(
                ErrorCode.FORBIDDEN,
                denied instanceof AuthorizationDeniedException refused
                                && refused.getAuthorizationResult() instanceof AuthorityAuthorizationDecision roles
                        ? "Only " + people(roles) + " may do this"
                        : "Your role does not permit this");
    }

    private static String people(AuthorityAuthorizationDecision roles) {
        return roles.getAuthorities().stream()
                .map(role -> String.valueOf(role.getAuthority()).replace('_', ' ') + "s")
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static boolean isAnonymous() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }

    private static Failure of(DatabaseFault fault) {
        return switch (fault) {
            case ABSENCE ->
                new Failure(ErrorCode.UNAVAILABLE, "The database is not available and nothing was changed; try again");
            case DOUBT ->
                new Failure(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "The outcome is not known: read the data, or send the mutation again with the same idempotency"
                                + " key, if it had one");
            case CONTENTION ->
                new Failure(ErrorCode.UNAVAILABLE, "Other requests were in the way and nothing was changed; try again");
            case DEFECT -> FAULT;
        };
    }

    /// Of an error in a GraphQL response: one of ours, or one of the engine, which is a fault unless the request asks
    /// for what the engine refuses.
    static Failure of(GraphQLError error, Detail detail) {
        return switch (error.getErrorType()) {
            case Failure own -> own;
            case Explanation explained -> explained.failure(detail);
            case ErrorClassification other
            when REFUSED_INTROSPECTION.equals(other.toString()) ->
                new Failure(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Introspection is switched off on this server");
            default -> FAULT;
        };
    }

    /// Of a request that does not get as far as GraphQL.
    public static Failure of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> new Failure(ErrorCode.UNAUTHENTICATED, "A bearer token is required", status, 0);
            case 403 -> new Failure(ErrorCode.FORBIDDEN, "This is not permitted", status, 0);
            case 404 -> new Failure(ErrorCode.NOT_FOUND, "Nothing is served at this address", status, 0);
            case 405 ->
                badRequest(
                        "This method is not allowed here; send GraphQL requests to the address of the API with POST, or"
                                + " queries with GET",
                        status);
            case 406 ->
                badRequest(
                        "The response can only be application/graphql-response+json, application/json or"
                                + " text/event-stream",
                        status);
            case 408 -> new Failure(ErrorCode.TIMEOUT, "The body of the request took too long to arrive", status, 0);
            case 413 -> badRequest("The body of this request is too large", status);
            case 415 ->
                badRequest("The body of a GraphQL request must be application/json, without a content coding", status);
            case 429 ->
                new Failure(
                        ErrorCode.THROTTLED,
                        "Too many requests from this address are unfinished; send fewer at a time",
                        status,
                        1);
            case 501, 505 -> badRequest("The server does not support this HTTP version or transfer coding", status);
            case 503 -> new Failure(ErrorCode.UNAVAILABLE, "The server is busy; try again", status, 1);
            default ->
                status.is4xxClientError()
                        ? badRequest(
                                "The request is not valid HTTP, or its address or its headers are too long", status)
                        : new Failure(FAULT.code, FAULT.message, status, 0);
        };
    }

    /// The same as the whole answer of an endpoint beside GraphQL, with the status that belongs to the code.
    Failure asAnswer() {
        var statusOfCode = switch (code) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case THROTTLED -> HttpStatus.TOO_MANY_REQUESTS;
            case TIMEOUT, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case OUTCOME_UNKNOWN, INTERNAL_SERVER_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.BAD_REQUEST;
        };
        return new Failure(code, message, statusOfCode, retryAfterSeconds);
    }

    static Failure badRequest(String message, HttpStatusCode status) {
        return new Failure(ErrorCode.BAD_USER_INPUT, message, status, 0);
    }

    /// Logs a fault under the request's id, without the messages of exceptions: databases quote values in theirs.
    ///
    /// @param where such as ` at Query.contacts`
    void log(String requestId, String where, Throwable exception) {
        switch (code) {
            case INTERNAL_SERVER_ERROR, UNAVAILABLE, OUTCOME_UNKNOWN ->
                LOG.error("Request {} failed{}: {}", requestId, where, QuietTrace.of(exception));
            case TIMEOUT -> LOG.warn("Request {} is out of time{}", requestId, where);
            default -> {}
        }
    }

    /// The code alone: Spring counts errors under this name.
    @Override
    public String toString() {
        return String.valueOf(code);
    }

    /// For a GraphQL response, on its way out: [GraphqlErrors] turns it into an [ApiError].
    public GraphQLError error() {
        return error(GraphqlErrorBuilder.newError());
    }

    GraphQLError error(GraphqlErrorBuilder<?> builder) {
        return builder.errorType(this).message("%s", message).build();
    }

    /// For an answer that does not pass there.
    public GraphQLError error(String requestId) {
        return new ApiError(this, null, null, requestId);
    }

    /// Sends it as the whole answer, in the form GraphQL clients read.
    ///
    /// @return the id of the request
    public String answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (retryAfterSeconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED) && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var requestId = RequestId.of(request);
        response.setStatus(status.value());
        response.setContentType(contentType(request).toString());
        response.getOutputStream().write(body(requestId).getBytes(UTF_8));
        return requestId;
    }

    /// Also for clients that accept no such answer: they should learn why they are refused.
    private static MediaType contentType(HttpServletRequest request) {
        try {
            var header = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return Objects.requireNonNullElse(AcceptedTypes.of(header).json(), MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException malformed) {
            return MediaType.APPLICATION_JSON;
        }
    }

    private String body(String requestId) {
        return """
            {"errors":[{"message":"%s","extensions":{"code":"%s","requestId":"%s"}}]}\
            """.formatted(message, code, requestId);
    }
}
