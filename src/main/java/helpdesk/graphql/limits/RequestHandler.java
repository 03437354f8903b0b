package helpdesk.graphql.limits;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Answers throttled requests, of which nothing is executed, with a status that proxies, monitors and clients which
/// try again understand, whatever media type was asked for.
final class RequestHandler extends GraphQlHttpHandler {

    RequestHandler(WebGraphQlHandler handler, RequestReader reader) {
        super(handler, reader);
    }

    @Override
    protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
        return response.getResponseHeaders().containsHeader(RETRY_AFTER)
                ? HttpStatus.TOO_MANY_REQUESTS
                : super.selectResponseStatus(response, type);
    }
}
