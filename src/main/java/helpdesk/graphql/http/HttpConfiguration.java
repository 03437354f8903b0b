package helpdesk.graphql.http;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import helpdesk.graphql.limits.RequestReader;
import helpdesk.graphql.stream.EventStreamHandler;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Puts the endpoint before Boot's routes, and filters before all others.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    RequestHandler requests(WebGraphQlHandler handler, JsonMapper json, EventStreamHandler events) {
        return new RequestHandler(handler, new RequestReader(json), events);
    }

    /// First, so that no other filter sees it; the container's access log comes earlier.
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE)
    QueryStringFilter queryStrings(CorsFilter origins) {
        return new QueryStringFilter(origins);
    }

    /// Before all filters that refuse requests: a browser shows an answer to a page of another origin only if it has
    /// these headers, and Spring MVC adds them only to its own answers.
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 2)
    CorsFilter origins(GraphQlProperties properties, GraphQlCorsProperties origins) {
        var admitted = origins.toCorsConfiguration();
        var source = new UrlBasedCorsConfigurationSource();
        if (admitted != null) {
            OriginCheck.EXPOSED.forEach(admitted::addExposedHeader);
            source.registerCorsConfiguration(properties.getHttp().getPath() + "/**", admitted);
            source.registerCorsConfiguration("/contacts/*/export", admitted);
        }
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new OriginCheck());
        return filter;
    }

    /// Before Boot's routes, which know only POST and answer other requests with an empty body or the wrong status.
    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> endpoint(RequestHandler requests, GraphQlProperties properties) {
        var endpoint = path(properties.getHttp().getPath());
        return RouterFunctions.route().route(endpoint, requests::handleRequest).build();
    }
}
