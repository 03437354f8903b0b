package helpdesk.graphql.error;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.ExecutionId;
import graphql.schema.GraphQLSchema;
import helpdesk.security.RequestId;
import java.util.List;
import java.util.Locale;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// All errors of a GraphQL response pass here on their way out. All are in English, whatever language the caller
/// prefers: the engine knows some others, the help desk does not.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GraphqlErrors implements WebGraphQlInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(GraphqlErrors.class);

    private final boolean isSchemaOpen;
    private final GraphQLSchema schema;

    GraphqlErrors(GraphQlProperties properties, GraphQlSource source) {
        isSchemaOpen = properties.getSchema().getIntrospection().isEnabled();
        schema = source.schema();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.locale(Locale.ENGLISH).build());
        var requestId = requestId(request);
        request.executionId(ExecutionId.from(requestId));
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var errors = new ErrorsOfRequest(requestId, Detail.of(caller, isSchemaOpen), schema);
        return chain.next(request).map(errors::in);
    }

    /// That of the HTTP request; each operation in a WebSocket has one of its own.
    private static String requestId(WebGraphQlRequest request) {
        return request.getAttributes().get(RequestId.ATTRIBUTE) instanceof String ofHttp ? ofHttp : request.getId();
    }

    private record ErrorsOfRequest(String requestId, Detail detail, GraphQLSchema schema) {

        WebGraphQlResponse in(WebGraphQlResponse response) {
            if (response.getData() instanceof Publisher<?> events) {
                return response.transform(answer -> answer.data(in(events)));
            }
            var errors = response.getExecutionResult().getErrors();
            return errors.isEmpty()
                    ? response
                    : response.transform(
                            answer -> answer.errors(told(explained(errors, response.getExecutionInput()))));
        }

        /// Documents are explained before they get to the engine: what it finds not valid are variables.
        private List<GraphQLError> explained(List<GraphQLError> errors, ExecutionInput input) {
            return errors.getFirst().getErrorType() == ErrorType.ValidationError
                    ? VariableProblems.of(schema, input)
                    : errors;
        }

        private Flux<ExecutionResult> in(Publisher<?> events) {
            return Flux.from(events)
                    .cast(ExecutionResult.class)
                    .map(event -> event.getErrors().isEmpty()
                            ? event
                            : event.transform(answer -> answer.errors(told(event.getErrors()))))
                    .onErrorMap(this::in);
        }

        private Throwable in(Throwable end) {
            var errors = end instanceof SubscriptionPublisherException known
                    ? known.getErrors()
                    : List.of(Failure.of(end).error());
            errors.forEach(error -> log(error, end));
            return new SubscriptionPublisherException(told(errors), end);
        }

        private void log(GraphQLError error, Throwable end) {
            if (error.getErrorType() instanceof Failure failure) {
                failure.log(requestId, " in its stream", end);
            }
        }

        private List<GraphQLError> told(List<? extends GraphQLError> errors) {
            return errors.stream().map(this::told).toList();
        }

        private GraphQLError told(GraphQLError error) {
            if (error.getErrorType() == ErrorType.NullValueInNonNullableField) {
                LOG.error("Request {}: A field had no value. {}", requestId, typeIn(error.getMessage()));
            }
            return new ApiError(Failure.of(error, detail), error.getLocations(), error.getPath(), requestId);
        }

        /// The last of the engine's three sentences: the first quotes aliases, which the caller chose.
        private static String typeIn(String message) {
            return message.replaceFirst("(?s).*(?=The non-nullable type is)", "");
        }
    }
}
