package helpdesk.graphql.stream;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import helpdesk.security.CheckedToken;
import helpdesk.security.TokenChecks;
import java.time.Duration;
import java.util.Optional;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

/// Answers with server-sent events, see the "distinct connections mode" of
/// [graphql-sse](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Spring's handler writes the
/// events; here and in [EventStream] is what it lacks.
public final class EventStreamHandler extends GraphQlSseHandler {

    /// Spring MVC need not end a stream, which knows by itself when it is over.
    private static final Duration NO_TIMEOUT = Duration.ZERO;

    private final TokenChecks tokens;
    private final OpenConnections connections;

    EventStreamHandler(WebGraphQlHandler handler, TokenChecks tokens, OpenConnections connections) {
        super(handler, NO_TIMEOUT);
        this.tokens = tokens;
        this.connections = connections;
    }

    /// Begins a stream that ends with the operation.
    ///
    /// @param response of a subscription, or of any other operation whose client accepts nothing but events
    public ServerResponse open(ServerRequest request, WebGraphQlResponse response) {
        var stream = new EventStream(request.servletRequest(), response, token(request), connections);
        return prepareResponse(request, Mono.just(response.transform(events -> events.data(stream.events()))));
    }

    /// The token was valid a moment ago, or the request would not have come so far.
    private Optional<CheckedToken> token(ServerRequest request) {
        try {
            return tokens.checkHeader(request.headers().firstHeader(AUTHORIZATION));
        } catch (AuthenticationServiceException _) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (AuthenticationException _) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
    }
}
