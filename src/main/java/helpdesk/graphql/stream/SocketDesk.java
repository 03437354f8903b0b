package helpdesk.graphql.stream;

import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.limits.Places;
import helpdesk.graphql.limits.Transport;
import helpdesk.security.TokenChecks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.WebSocketSession;

/// What all WebSockets share.
///
/// @param initTimeout how long one may take to say who it is
/// @param longestMessage of whoever has a token
record SocketDesk(
        WebGraphQlHandler handler,
        SocketMessages messages,
        TokenChecks tokens,
        Places places,
        Duration initTimeout,
        DataSize longestMessage) {

    /// A place for a connection of somebody.
    Places.Place place(Visitor visitor) {
        try {
            return places.take(visitor.caller());
        } catch (Throttled full) {
            throw new Ended(Ending.NO_PLACE);
        }
    }

    /// Whoever has opened it, by the token of its first message, or else of its handshake, which browsers cannot give
    /// one.
    Visitor visitor(Optional<String> authorization, WebSocketSession session) {
        var header = session.getHandshakeHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        try {
            var token = authorization.isPresent() ? authorization.map(tokens::check) : tokens.checkHeader(header);
            return new Visitor(token, session.getRemoteAddress());
        } catch (AuthenticationServiceException _) {
            throw new Ended(Ending.NO_PLACE);
        } catch (AuthenticationException _) {
            throw new Ended(Ending.FORBIDDEN);
        }
    }

    /// Answers as if it had come in alone, on the visitor's behalf.
    WebGraphQlResponse answer(GraphQlRequest document, Visitor visitor, WebSocketSession session) {
        var attributes = new HashMap<String, Object>();
        Transport.WEBSOCKET.mark(attributes);
        var request = new WebGraphQlRequest(
                Objects.requireNonNull(session.getUri()),
                session.getHandshakeHeaders(),
                null,
                visitor.remote(),
                attributes,
                document,
                UUID.randomUUID().toString(),
                Locale.ENGLISH);
        return visitor.call(
                () -> Objects.requireNonNull(handler.handleRequest(request).block()));
    }
}
