package helpdesk.graphql.stream;

import helpdesk.graphql.limits.RequestReader;
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

/// Serves event streams and WebSockets at the address of all other requests. Boot's routes, which have none of
/// our limits, never see them.
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    EventStreamHandler eventStreams(WebGraphQlHandler handler, TokenChecks tokens, OpenConnections connections) {
        return new EventStreamHandler(handler, tokens, connections);
    }

    @Bean
    WebSocketMessages messages(JsonMapper json) {
        return new WebSocketMessages(new RequestReader(json).getMapper());
    }

    @Bean
    HandlerMapping webSockets(WebSocketEndpoint endpoint, GraphQlProperties properties, GraphQlCorsProperties origins) {
        Assert.isNull(
                properties.getWebsocket().getPath(),
                "spring.graphql.websocket.path must not be set: WebSockets are opened at spring.graphql.http.path");
        var handshake = new WebSocketHandshake(endpoint, origins.toCorsConfiguration());
        var mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of(properties.getHttp().getPath(), handshake));
        mapping.setOrder(-2);
        return mapping;
    }
}
