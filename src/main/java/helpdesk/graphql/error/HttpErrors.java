package helpdesk.graphql.error;

import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import helpdesk.security.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Answers every request that fails before it reaches GraphQL, in Spring MVC or in the container, in the form that
/// GraphQL clients read. Spring itself would quote the request in the log, and Boot would answer with a page.
@Controller
@ControllerAdvice
class HttpErrors implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            ContainerErrors.leaveUnfinished(request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The client is gone");
            return;
        }
        if (failure instanceof ErrorResponse refusal) {
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        var told = told(failure, status(failure, request));
        if (response.isCommitted()) {
            told.log(RequestId.of(request), " after the beginning of its answer", failure);
        } else {
            response.resetBuffer();
            told.log(told.answer(request, response), "", failure);
        }
    }

    private static Failure told(Exception failure, HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> Failure.badRequest(sentence(NestedExceptionUtils.getMostSpecificCause(failure)), status);
            case 500 -> Failure.of(failure).asAnswer();
            default -> Failure.of(status);
        };
    }

    /// Why a request cannot be read.
    private static String sentence(Throwable cause) {
        return switch (cause) {
            case StreamConstraintsException _ ->
                "The JSON of the request has too many or too long parts, or is too deep";
            case StreamReadException malformed ->
                "The JSON of the request is malformed at line "
                        + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
            case MismatchedInputException _ ->
                "A GraphQL request is a JSON object: query and operationName are strings, variables and extensions are"
                        + " objects";
            case IllegalStateException _ -> "A parameter occurs more than once in the address";
            default ->
                "A GraphQL request needs a document: in the field query of a JSON object, or in the parameter query of"
                        + " an address";
        };
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            // For TRACE, the container lists methods that it could pass on.
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
        }
        Failure.of(HttpStatusCode.valueOf(status)).answer(request, response);
    }

    private static HttpStatusCode status(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case ErrorResponse refusal -> refusal.getStatusCode();
            case InvalidMediaTypeException _, InvalidMimeTypeException _ ->
                isReadable(request.getContentType()) ? HttpStatus.NOT_ACCEPTABLE : HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case IllegalArgumentException _ when isOfAnyType(request) -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case HttpMessageNotReadableException _ -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /// If it is, the malformed media type is in the Accept header.
    private static boolean isReadable(@Nullable String contentType) {
        try {
            MediaType.parseMediaTypes(contentType);
            return true;
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    /// A content type such as `*/*`, for which Spring MVC throws an exception.
    private static boolean isOfAnyType(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().contains("*");
    }
}
