package helpdesk.graphql.error;

import static org.springframework.graphql.server.webmvc.GraphQlRequestPredicates.graphQlHttp;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.List;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Says what is wrong with a request that the API's route does not take. Boot's routes would answer some with an empty
/// body and others with the wrong status, so this one comes before them.
@Configuration(proxyBeanMethods = false)
class HttpErrorConfiguration {

    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> GIVEN =
            List.of(MediaType.APPLICATION_GRAPHQL_RESPONSE, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> requestsThatAreNoGraphQl(GraphQlProperties properties) {
        var path = properties.getHttp().getPath();
        return RouterFunctions.route()
                .route(path(path).and(graphQlHttp(path).negate()), HttpErrorConfiguration::refuse)
                .build();
    }

    private static ServerResponse refuse(ServerRequest request) throws Exception {
        if (!request.method().equals(HttpMethod.POST)) {
            throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of(HttpMethod.POST.name()));
        }
        var contentType = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!MediaType.APPLICATION_JSON.includes(contentType)) {
            throw new HttpMediaTypeNotSupportedException(contentType, TAKEN);
        }
        throw new HttpMediaTypeNotAcceptableException(GIVEN);
    }
}
