package helpdesk.graphql.http;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import helpdesk.graphql.error.AcceptedTypes;
import helpdesk.graphql.limits.RequestReader;
import helpdesk.graphql.limits.Transport;
import helpdesk.graphql.stream.EventStreamHandler;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is sent to the address of the API, apart from WebSockets. Spring's handler takes only POST, compares
/// media types as texts, and sends no `charset`.
///
/// Pages of other sites cannot use GET either: a browser adds no credentials to a request by itself, since the server
/// knows bearer tokens and no cookies, and it shows the answer only to origins that `spring.graphql.cors` allows.
final class RequestHandler extends GraphQlHttpHandler {

    private static final String ACCEPTED = AcceptedTypes.class.getName();

    private static final List<HttpMethod> METHODS = List.of(GET, HEAD, POST);

    /// In bytes: a usual page fits and is sent at once. Tomcat's own size, 8 KiB, takes several system calls for it.
    private static final int BUFFER = 64 * 1024;

    private final EventStreamHandler events;
    private final JsonMapper json;

    RequestHandler(WebGraphQlHandler handler, RequestReader reader, EventStreamHandler events) {
        super(handler, reader);
        this.events = events;
        this.json = reader.getMapper();
    }

    @Override
    public ServerResponse handleRequest(ServerRequest request) throws ServletException {
        requireMethod(request.method());
        if (request.method().equals(POST)) {
            requireJson(request.headers());
        }
        var accepted = AcceptedTypes.of(request.headers().accept());
        requireAnswerable(accepted);
        request.attributes().put(ACCEPTED, accepted);
        transport(request.method(), accepted).mark(request.attributes());
        return super.handleRequest(request);
    }

    private static void requireMethod(HttpMethod method) throws ServletException {
        if (!METHODS.contains(method)) {
            throw new HttpRequestMethodNotSupportedException(
                    method.name(), METHODS.stream().map(HttpMethod::name).toList());
        }
    }

    private static void requireJson(ServerRequest.Headers headers) throws ServletException {
        var coding = headers.firstHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            var refusal = new ErrorResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            refusal.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
            throw refusal;
        }
        var contentType = headers.contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!MediaType.APPLICATION_JSON.includes(contentType)) {
            throw new HttpMediaTypeNotSupportedException(contentType, List.of(MediaType.APPLICATION_JSON));
        }
    }

    private static void requireAnswerable(AcceptedTypes accepted) throws ServletException {
        if (accepted.json() == null && !accepted.events()) {
            throw new HttpMediaTypeNotAcceptableException(List.of(
                    MediaType.APPLICATION_GRAPHQL_RESPONSE, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM));
        }
    }

    /// HEAD opens no stream: nothing is written to it, so the server would not notice that the client is gone.
    private static Transport transport(HttpMethod method, AcceptedTypes accepted) {
        if (method.equals(HEAD)) {
            return Transport.GET;
        }
        return method.equals(POST)
                ? accepted.events() ? Transport.EVENT_STREAM : Transport.POST
                : accepted.events() ? Transport.GET_EVENT_STREAM : Transport.GET;
    }

    /// The operation has been executed by now, on this thread.
    @Override
    protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
        var accepted =
                (AcceptedTypes) Objects.requireNonNull(request.attributes().get(ACCEPTED));
        var response = Objects.requireNonNull(answer.block());
        if (response.getData() instanceof Publisher) {
            return events.open(request, response);
        }
        var type = Objects.requireNonNullElse(accepted.json(), MediaType.APPLICATION_JSON);
        var status = StatusPolicy.of(response, type);
        return accepted.json() == null && status == HttpStatus.OK ? event(response) : answer(response, status, type);
    }

    /// To a client that accepts nothing but events. This thread writes it, as it writes all answers that are no
    /// streams:
    /// a client that reads slowly counts as work.
    private ServerResponse event(WebGraphQlResponse response) {
        return ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM).build((_, client) -> {
            var result = json.writeValueAsString(response.toMap());
            var events = "event:next\ndata:" + result + "\n\nevent:complete\ndata:\n\n";
            client.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    private ServerResponse answer(WebGraphQlResponse response, HttpStatus status, MediaType type) {
        var write = Objects.requireNonNull(getWriteFunction(response.toMap(), type));
        return ServerResponse.status(status)
                .headers(headers -> headers.putAll(response.getResponseHeaders()))
                .contentType(type)
                .build((request, client) -> {
                    client.setBufferSize(BUFFER);
                    return write.write(request, client);
                });
    }
}
