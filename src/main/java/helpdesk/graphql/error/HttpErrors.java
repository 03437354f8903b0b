package helpdesk.graphql.error;

import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import helpdesk.security.QuietTrace;
import helpdesk.security.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers every request that fails on its way to GraphQL, whether in Spring MVC or in the container, in the form
/// GraphQL clients read. Spring's own words for it quote the request in the log, and answer with a page of Boot's.
@Controller
@ControllerAdvice
class HttpErrors implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = status(failure, request);
        if (failure instanceof ErrorResponse refusal) {
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        var requestId = refusal(status).answer(request, response);
        if (status.is5xxServerError()) {
            LOG.error("Request {} failed: {}", requestId, QuietTrace.of(failure));
        }
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        refusal(HttpStatusCode.valueOf(status)).answer(request, response);
    }

    private static HttpStatusCode status(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case ErrorResponse refusal -> refusal.getStatusCode();
            case IllegalArgumentException _ when isOfAnyType(request) -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case HttpMessageNotReadableException _ -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /// A content type such as `*/*`, of which Spring MVC thinks that it cannot be.
    private static boolean isOfAnyType(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().contains("*");
    }

    static Refusal refusal(HttpStatusCode status) {
        return new Refusal(status, code(status).name(), message(status));
    }

    private static ErrorCode code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            default -> status.is4xxClientError() ? ErrorCode.BAD_USER_INPUT : ErrorCode.INTERNAL_SERVER_ERROR;
        };
    }

    private static String message(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "There is nothing here";
            case 405 -> "GraphQL requests are sent with POST";
            case 406 -> "The answer is application/graphql-response+json, application/json or text/event-stream";
            case 413 -> "The body of this request is too large";
            case 408 -> "The body took too long to come in";
            case 415 -> "The body of a GraphQL request is application/json";
            default ->
                status.is4xxClientError()
                        ? "This is no GraphQL request: a JSON object with a document in its query"
                        : "Something went wrong here";
        };
    }
}
