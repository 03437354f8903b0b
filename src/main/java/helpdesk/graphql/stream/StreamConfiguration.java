package helpdesk.graphql.stream;

import helpdesk.graphql.limits.LimitSettings;
import helpdesk.graphql.limits.Places;
import helpdesk.security.TokenChecks;
import java.util.Map;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.util.Assert;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Where subscriptions come in: at the address of all other requests. Boot's route and Boot's WebSocket, which has none
/// of our limits, never see them.
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    EventStreamHandler eventStreams(JsonMapper json, TokenChecks tokens, Connections connections) {
        return new EventStreamHandler(json, tokens, connections);
    }

    @Bean
    SocketHandler sockets(
            WebGraphQlHandler handler,
            JsonMapper json,
            LimitSettings settings,
            GraphQlProperties properties,
            TokenChecks tokens,
            Places places,
            Connections connections) {
        Assert.isNull(
                properties.getWebsocket().getPath(),
                "spring.graphql.websocket.path must not be set: WebSockets are opened at spring.graphql.http.path");
        var initTimeout = properties.getWebsocket().getConnectionInitTimeout();
        var desk = new SocketDesk(handler, new SocketMessages(json), tokens, places, initTimeout, settings.body());
        return new SocketHandler(desk, connections);
    }

    @Bean
    HandlerMapping subscriptionsOverWebSocket(
            SocketHandler handler, GraphQlProperties properties, GraphQlCorsProperties origins) {
        var mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of(properties.getHttp().getPath(), new Handshakes(handler)));
        mapping.setInterceptors(new HandshakeCheck(origins.toCorsConfiguration()));
        mapping.setOrder(-2);
        return mapping;
    }
}
