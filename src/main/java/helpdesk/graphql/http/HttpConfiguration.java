package helpdesk.graphql.http;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import helpdesk.graphql.limits.RequestReader;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    RequestHandler requests(WebGraphQlHandler handler, JsonMapper json, EventStreams events) {
        return new RequestHandler(handler, new RequestReader(json), events);
    }

    /// Before Boot's routes, which know only POST and answer other requests with an empty body or the wrong status.
    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> endpoint(RequestHandler requests, GraphQlProperties properties) {
        var endpoint = path(properties.getHttp().getPath());
        return RouterFunctions.route().route(endpoint, requests::handleRequest).build();
    }
}
