package helpdesk.graphql.http;

import static org.springframework.http.HttpHeaders.ALLOW;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// The status of a GraphQL response. What the gate refuses with a header that belongs to a status has that status,
/// since proxies and monitors understand it. Otherwise `application/json` is for clients that read errors only with
/// the status 200; with `application/graphql-response+json`, the status of a response without `data` is an error.
///
/// This is the draft that the published audits check. Newer ones recommend 294 for `data` with `errors`, and 422
/// instead of 400 for what can be parsed; only this class would change.
final class StatusPolicy {

    private StatusPolicy() {}

    static HttpStatus of(WebGraphQlResponse response, MediaType type) {
        if (response.getResponseHeaders().containsHeader(ALLOW)) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        if (response.getResponseHeaders().containsHeader(RETRY_AFTER)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        var isExecuted = response.getExecutionResult().isDataPresent();
        return isExecuted || type.getSubtype().equals("json") ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    }
}
