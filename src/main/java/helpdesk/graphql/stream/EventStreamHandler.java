package helpdesk.graphql.stream;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import helpdesk.graphql.http.EventStreams;
import helpdesk.security.TokenChecks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/// Answers with server-sent events. Spring's own handler drops the errors of a subscription that does not begin.
final class EventStreamHandler implements EventStreams {

    /// Of Spring MVC: the stream itself knows when it is over.
    private static final Duration NO_TIMEOUT = Duration.ZERO;

    private final JsonMapper json;
    private final TokenChecks tokens;
    private final Connections connections;

    EventStreamHandler(JsonMapper json, TokenChecks tokens, Connections connections) {
        this.json = json;
        this.tokens = tokens;
        this.connections = connections;
    }

    @Override
    public ServerResponse open(ServerRequest request, WebGraphQlResponse response) {
        var visitor = visitor(request);
        return ServerResponse.sse(events -> open(events, visitor, response), NO_TIMEOUT);
    }

    /// The token was valid a moment ago, or the request would not have come so far.
    private Visitor visitor(ServerRequest request) {
        try {
            var token = tokens.checkHeader(request.headers().firstHeader(AUTHORIZATION));
            return new Visitor(token, request.remoteAddress().orElse(null));
        } catch (AuthenticationServiceException _) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (AuthenticationException _) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
    }

    private void open(SseBuilder events, Visitor visitor, WebGraphQlResponse response) {
        var requestId = response.getExecutionInput().getExecutionIdNonNull().toString();
        var stream = new EventStream(events, json, visitor, answers(response), requestId);
        begin(stream);
        connections.open(stream);
    }

    /// On this thread, so that the headers are written by the one that still may change them; Spring MVC has just let
    /// caches keep the events.
    private static void begin(EventStream stream) {
        try {
            response().setHeader(CACHE_CONTROL, "no-store");
            stream.breathe();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static HttpServletResponse response() {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(request.getResponse());
    }

    /// What does not begin is told in the one event there is.
    private static Publisher<?> answers(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher<?> answers ? answers : Flux.just(response.getExecutionResult());
    }
}
