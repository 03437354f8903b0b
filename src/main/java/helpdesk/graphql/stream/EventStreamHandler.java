package helpdesk.graphql.stream;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import graphql.ExecutionResult;
import helpdesk.security.CheckedToken;
import helpdesk.security.QuietTrace;
import helpdesk.security.TokenChecks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Answers with server-sent events, see the "distinct connections mode" of
/// [graphql-sse](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Spring's handler writes the
/// events; here is what it lacks.
public final class EventStreamHandler extends GraphQlSseHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamHandler.class);

    /// Proxies end streams that are silent for longer. A token that is no longer valid is noticed within this time.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    /// Spring's handler fails if the client is gone by the last event.
    private static final Scheduler THREADS = Schedulers.fromExecutor(task -> Thread.ofVirtual()
            .name("events")
            .uncaughtExceptionHandler((_, gone) -> LOG.debug("An event stream ended: {}", QuietTrace.of(gone)))
            .start(task));

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
    /// @param response of a subscription
    public ServerResponse open(ServerRequest request, WebGraphQlResponse response) {
        var stream = new EventStream(request.servletRequest(), response, token(request));
        return prepareResponse(request, Mono.just(response.transform(events -> events.data(stream.events()))));
    }

    /// The token was valid a moment ago, or the request would not have come so far.
    private Optional<CheckedToken> token(ServerRequest request) {
        try {
            return tokens.check(request.headers().firstHeader(AUTHORIZATION));
        } catch (AuthenticationServiceException _) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (AuthenticationException _) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
    }

    /// The events of one answer, for as long as the caller's token is valid (R1). They and the comments between
    /// them are written by virtual threads, each when the one before is written: a client that reads slowly delays
    /// no other one.
    private final class EventStream {

        private final HttpServletRequest request;
        private final WebGraphQlResponse answer;
        private final Optional<CheckedToken> token;
        private final Runnable shutdown = this::shutDown;

        private @Nullable Subscription subscription;

        EventStream(HttpServletRequest request, WebGraphQlResponse answer, Optional<CheckedToken> token) {
            this.request = request;
            this.answer = answer;
            this.token = token;
        }

        Flux<ExecutionResult> events() {
            var events = results().materialize().map(Optional::of);
            var comments = Flux.interval(LONGEST_SILENCE)
                    .onBackpressureDrop()
                    .map(_ -> Optional.<Signal<ExecutionResult>>empty());
            return Flux.merge(1, events, comments)
                    .publishOn(THREADS, 1)
                    .handle(this::pass)
                    .<ExecutionResult>dematerialize()
                    .doOnCancel(this::end)
                    .doOnTerminate(this::end)
                    .doOnSubscribe(this::begin);
        }

        private Flux<ExecutionResult> results() {
            Publisher<?> events = Objects.requireNonNull(answer.getData());
            return Flux.from(events).cast(ExecutionResult.class);
        }

        /// @param event empty for a comment
        private void pass(Optional<Signal<ExecutionResult>> event, SynchronousSink<Signal<ExecutionResult>> client) {
            if (token.map(CheckedToken::isStillValid).orElse(true)) {
                event.ifPresentOrElse(client::next, this::comment);
            } else {
                client.next(Signal.error(tokenEnded()));
            }
        }

        private SubscriptionPublisherException tokenEnded() {
            var requestId = answer.getExecutionInput().getExecutionIdNonNull().toString();
            var error = GraphQlWebSocketSession.TOKEN_ENDED.error(requestId);
            return new SubscriptionPublisherException(List.of(error), null);
        }

        /// On the thread of the request, since no other may still change the headers: Spring MVC has just set one that
        /// lets caches keep the events.
        private void begin(Subscription events) {
            subscription = events;
            connections.add(shutdown);
            response().setHeader(CACHE_CONTROL, "no-store");
            comment();
        }

        /// Before Spring's handler hears of the end: it fails if the client is gone.
        private void end() {
            connections.remove(shutdown);
        }

        /// Tells the client that the stream is open, and the server whether the client is still there.
        private void comment() {
            try {
                var body = response().getOutputStream();
                body.write(COMMENT);
                body.flush();
            } catch (IOException gone) {
                LOG.debug("The client is gone");
                Objects.requireNonNull(subscription).cancel();
            }
        }

        /// Spring MVC's, which is safe to use when the request may be over.
        private HttpServletResponse response() {
            var pending = Objects.requireNonNull(
                    WebAsyncUtils.getAsyncManager(request).getAsyncWebRequest());
            return Objects.requireNonNull(pending.getNativeResponse(HttpServletResponse.class));
        }

        /// Without an event `complete`, clients reconnect to another server.
        private void shutDown() {
            Objects.requireNonNull(subscription).cancel();
            try {
                request.getAsyncContext().complete();
            } catch (IllegalStateException over) {
                LOG.debug("The request is over");
            }
        }
    }
}
