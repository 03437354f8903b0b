package helpdesk.graphql.error;

import static org.springframework.graphql.server.webmvc.GraphQlRequestPredicates.graphQlHttp;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import java.util.List;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Where failures come in: exceptions of fields, exceptions of streams, and requests that the API's route does not
/// take.
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> GIVEN =
            List.of(MediaType.APPLICATION_GRAPHQL_RESPONSE, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    @Bean
    DataFetcherExceptionResolver failuresOfFields() {
        var resolver = DataFetcherExceptionResolver.forSingleError(ErrorConfiguration::error);
        resolver.setThreadLocalContextAware(true);
        return resolver;
    }

    private static GraphQLError error(Throwable exception, DataFetchingEnvironment environment) {
        var failure = Failure.of(exception);
        failure.log(String.valueOf(environment.getExecutionId()), " at " + coordinates(environment), exception);
        return failure.error(GraphqlErrorBuilder.newError(environment));
    }

    /// Not the path: that is made of aliases, which the caller chose.
    private static FieldCoordinates coordinates(DataFetchingEnvironment environment) {
        var step = environment.getExecutionStepInfo();
        return FieldCoordinates.coordinates(step.getObjectType(), step.getFieldDefinition());
    }

    @Bean
    SubscriptionExceptionResolver failuresOfStreams() {
        var resolver = SubscriptionExceptionResolver.forSingleError(
                exception -> Failure.of(exception).error());
        resolver.setThreadLocalContextAware(true);
        return resolver;
    }

    /// Boot's routes would answer some of these with an empty body and others with the wrong status, so this one
    /// comes before them.
    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> requestsOtherThanGraphQl(GraphQlProperties properties) {
        var path = properties.getHttp().getPath();
        return RouterFunctions.route()
                .route(path(path).and(graphQlHttp(path).negate()), ErrorConfiguration::refuse)
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
