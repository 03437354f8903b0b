package helpdesk.graphql.http;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Answers with server-sent events.
public interface EventStreams {

    /// Begins a stream that ends with the operation.
    ///
    /// @param response of a subscription
    ServerResponse open(ServerRequest request, WebGraphQlResponse response);
}
