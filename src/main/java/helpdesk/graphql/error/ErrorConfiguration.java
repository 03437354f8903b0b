package helpdesk.graphql.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;

/// Where the failures of fields and of streams come in.
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

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
}
