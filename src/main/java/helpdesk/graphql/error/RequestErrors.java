package helpdesk.graphql.error;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.Locale;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The one place that all errors of a request pass on their way out, whoever reported them. All are in English,
/// whatever language the caller prefers: the engine knows some others, the help desk does not.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestErrors implements WebGraphQlInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RequestErrors.class);

    private final boolean isSchemaOpen;

    RequestErrors(GraphQlProperties properties) {
        isSchemaOpen = properties.getSchema().getIntrospection().isEnabled();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.locale(Locale.ENGLISH).build());
        var audience = SchemaAudience.ofCaller(isSchemaOpen);
        return chain.next(request).map(response -> withSafeErrors(response, request.getId(), audience));
    }

    /// A field that promises a value had none: a fault of ours that no exception tells of.
    private static boolean isGap(GraphQLError error) {
        return error.getErrorType() == ErrorType.NullValueInNonNullableField;
    }

    /// Of the engine's three sentences the last one: the first quotes aliases, which are whatever the caller likes.
    private static String withoutPath(String gap) {
        return "A field had no value. " + gap.replaceFirst("(?s).*(?=The non-nullable type is)", "");
    }

    private static WebGraphQlResponse withSafeErrors(
            WebGraphQlResponse response, String requestId, SchemaAudience audience) {
        return response.getData() instanceof Publisher<?> events
                ? response.transform(answer -> answer.data(withSafeErrors(events, requestId, audience)))
                : withSafeErrors(response, response.getExecutionResult().getErrors(), requestId, audience);
    }

    private static WebGraphQlResponse withSafeErrors(
            WebGraphQlResponse response, List<GraphQLError> errors, String requestId, SchemaAudience audience) {
        return errors.isEmpty()
                ? response
                : response.transform(answer -> answer.errors(safe(errors, requestId, audience)));
    }

    /// Of each event of a stream, and of its end.
    private static Flux<ExecutionResult> withSafeErrors(
            Publisher<?> events, String requestId, SchemaAudience audience) {
        return Flux.from(events)
                .cast(ExecutionResult.class)
                .map(event -> event.getErrors().isEmpty()
                        ? event
                        : event.transform(answer -> answer.errors(safe(event.getErrors(), requestId, audience))))
                .onErrorMap(end ->
                        new SubscriptionPublisherException(safe(StreamFaults.of(end), requestId, audience), end));
    }

    private static List<GraphQLError> safe(
            List<? extends GraphQLError> errors, String requestId, SchemaAudience audience) {
        errors.stream()
                .filter(RequestErrors::isGap)
                .forEach(gap -> LOG.error("Request {}: {}", requestId, withoutPath(gap.getMessage())));
        return errors.stream()
                .<GraphQLError>map(error -> SafeError.of(error, requestId, audience))
                .toList();
    }
}
