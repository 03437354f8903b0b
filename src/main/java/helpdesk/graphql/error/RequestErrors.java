package helpdesk.graphql.error;

import graphql.ErrorType;
import graphql.GraphQLError;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The one place that all errors of a request pass on their way out, whoever reported them. All are in English,
/// whatever language the caller prefers: the engine knows some others, the help desk does not.
@Component
class RequestErrors implements WebGraphQlInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RequestErrors.class);

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.locale(Locale.ENGLISH).build());
        return chain.next(request).map(response -> withSafeErrors(response, request.getId()));
    }

    /// A field that promises a value had none: a fault of ours that no exception tells of.
    private static boolean isGap(GraphQLError error) {
        return error.getErrorType() == ErrorType.NullValueInNonNullableField;
    }

    private static WebGraphQlResponse withSafeErrors(WebGraphQlResponse response, String requestId) {
        var errors = response.getExecutionResult().getErrors();
        errors.stream()
                .filter(RequestErrors::isGap)
                .forEach(gap -> LOG.error("Request {}: {}", requestId, gap.getMessage()));
        return errors.isEmpty()
                ? response
                : response.transform(builder -> builder.errors(errors.stream()
                        .<GraphQLError>map(error -> SafeError.of(error, requestId))
                        .toList()));
    }
}
