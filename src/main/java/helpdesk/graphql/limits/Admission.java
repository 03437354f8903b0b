package helpdesk.graphql.limits;

import graphql.ExecutionInput;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import helpdesk.database.Deadline;
import helpdesk.graphql.error.Throttled;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets a request in to the engine once it is within all limits, with the document that was read for that, and with a
/// deadline for the rest.
final class Admission implements WebGraphQlInterceptor {

    /// About what reading a document costs at most that is refused then.
    private static final int COMPLEXITY_OF_REFUSALS = 100;

    private final LimitSettings settings;
    private final ParserOptions parserOptions;
    private final Documents documents;
    private final Allowances allowances;
    private final Places places;
    private final GraphQlSource source;

    Admission(LimitSettings settings, Documents documents, Allowances allowances, Places places, GraphQlSource source) {
        this.settings = settings;
        this.parserOptions = settings.document().parserOptions();
        this.documents = documents;
        this.allowances = allowances;
        this.places = places;
        this.source = source;
        settings.rates().requireRootFieldsOf(source.schema());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((_, input) ->
                input.graphQLContext(Map.of(ParserOptions.class, parserOptions)).build());
        var input = request.toExecutionInput();
        try {
            var document = admit(input, caller(request), Transport.of(request));
            return document.hasErrors() ? refuse(input, document.getErrors()) : execute(request, chain, document);
        } catch (LimitExceeded exceeded) {
            return refuse(input, List.of(exceeded.error()));
        } catch (Throttled throttled) {
            return refuse(input, List.of(throttled.error()))
                    .doOnNext(response -> response.getResponseHeaders()
                            .set(HttpHeaders.RETRY_AFTER, Long.toString(throttled.seconds())));
        }
    }

    private static ApiCaller caller(WebGraphQlRequest request) {
        return ApiCaller.of(SecurityContextHolder.getContext().getAuthentication(), request.getRemoteAddress());
    }

    private PreparsedDocumentEntry admit(ExecutionInput input, ApiCaller caller, Transport transport) {
        allowances.requireAny(caller);
        var isCharged = false;
        try {
            var document = read(input);
            isCharged = !document.hasErrors() && charge(document.getDocument(), input, caller, transport);
            return document;
        } catch (Throttled throttled) {
            isCharged = true;
            throw throttled;
        } finally {
            if (!isCharged) {
                allowances.chargeRefusal(caller, COMPLEXITY_OF_REFUSALS);
            }
        }
    }

    private PreparsedDocumentEntry read(ExecutionInput input) {
        settings.variables().check(input.getRawVariables().toMap());
        return documents.read(input, source.schema());
    }

    /// False when there is no operation to charge for, which the engine refuses.
    private boolean charge(Document document, ExecutionInput input, ApiCaller caller, Transport transport) {
        var operation = operation(input, document);
        operation.ifPresent(transport::requireCarries);
        operation.ifPresent(found -> charge(found, document, input, caller));
        return operation.isPresent();
    }

    /// Empty when the request names none of several.
    private static Optional<OperationDefinition> operation(ExecutionInput input, Document document) {
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        return operations.stream()
                .filter(operation ->
                        operations.size() == 1 || Objects.equals(operation.getName(), input.getOperationName()))
                .findFirst();
    }

    private void charge(OperationDefinition operation, Document document, ExecutionInput input, ApiCaller caller) {
        var most = settings.document().complexity();
        var complexity = Complexity.of(
                operation, document, source.schema(), input.getRawVariables().toMap());
        LimitExceeded.unless(complexity <= most, "This asks for more than %d objects at once", most);
        allowances.charge(caller, complexity);
        allowances.charge(caller, RootFields.of(operation, document));
    }

    private Mono<WebGraphQlResponse> execute(WebGraphQlRequest request, Chain chain, PreparsedDocumentEntry document) {
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(PreparsedDocumentEntry.class, document))
                        .build());
        var caller = caller(request);
        return chain.next(request)
                .map(response -> withPlace(response, caller))
                .contextWrite(context -> context.put(Deadline.KEY, deadline(Transport.of(request))));
    }

    private Deadline deadline(Transport transport) {
        return switch (transport) {
            case ONE_ANSWER -> Deadline.in(settings.deadline(), settings.answerGrace());
            case STREAM -> Deadline.ofEachStatement(settings.deadline());
        };
    }

    /// A stream has its place for as long as somebody reads it.
    private WebGraphQlResponse withPlace(WebGraphQlResponse response, ApiCaller caller) {
        return response.getData() instanceof Publisher<?> events
                ? response.transform(
                        answer -> answer.data(Flux.using(() -> places.take(caller), _ -> events, Places.Place::close)))
                : response;
    }

    private static Mono<WebGraphQlResponse> refuse(ExecutionInput input, List<? extends GraphQLError> errors) {
        var result = ExecutionResultImpl.newExecutionResult()
                .errors(List.copyOf(errors))
                .build();
        return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result)));
    }
}
