package helpdesk.graphql.limits;

import graphql.ExecutionInput;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.ParserOptions;
import helpdesk.database.Deadline;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.Failure;
import helpdesk.graphql.error.RequestFailure;
import helpdesk.graphql.limits.Operations.Operation;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
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

    /// Charged for a request that is read and not executed: about what reading the largest document costs.
    private static final int COMPLEXITY_OF_REFUSALS = 100;

    private final LimitSettings settings;
    private final ParserOptions parserOptions;
    private final Documents documents;
    private final Allowances allowances;
    private final Places places;

    Admission(LimitSettings settings, Documents documents, Allowances allowances, Places places) {
        this.settings = settings;
        this.parserOptions = settings.document().parserOptions();
        this.documents = documents;
        this.allowances = allowances;
        this.places = places;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((_, input) ->
                input.graphQLContext(Map.of(ParserOptions.class, parserOptions)).build());
        var input = request.toExecutionInput();
        try {
            return execute(request, chain, admit(input, caller(request), Transport.of(request)));
        } catch (RequestFailure refused) {
            return Mono.just(refuse(input, refused.failure()));
        } catch (InvalidDocument invalid) {
            return Mono.just(answer(input, invalid.errors()));
        }
    }

    private static ApiCaller caller(WebGraphQlRequest request) {
        return ApiCaller.of(SecurityContextHolder.getContext().getAuthentication(), request.getRemoteAddress());
    }

    private static CallerNetwork network(WebGraphQlRequest request) {
        var remote = request.getRemoteAddress();
        return CallerNetwork.of(remote == null ? null : remote.getAddress());
    }

    private Operation admit(ExecutionInput input, ApiCaller caller, Transport transport) {
        allowances.requireAny(caller);
        try {
            var operation = read(input);
            transport.requireCarries(operation.definition());
            charge(operation, input, caller);
            return operation;
        } catch (RequestFailure | InvalidDocument refused) {
            allowances.chargeRefusal(caller, COMPLEXITY_OF_REFUSALS);
            throw refused;
        }
    }

    private Operation read(ExecutionInput input) {
        settings.variables().check(input.getRawVariables().toMap());
        return documents.read(input).named(input.getOperationName());
    }

    private void charge(Operation operation, ExecutionInput input, ApiCaller caller) {
        var bill = operation.bill(
                new Variables(operation.definition(), input.getRawVariables().toMap()));
        var most = settings.document().complexity();
        BadUserInput.require(bill.complexity() <= most, "This asks for more than %d objects at once", most);
        allowances.charge(caller, bill);
    }

    /// What was judged is all that the engine gets to see: a document that holds nothing else to execute.
    private Mono<WebGraphQlResponse> execute(WebGraphQlRequest request, Chain chain, Operation operation) {
        var document = new PreparsedDocumentEntry(operation.alone());
        request.configureExecutionInput((_, input) -> input.operationName(operation.name())
                .graphQLContext(Map.of(PreparsedDocumentEntry.class, document, CallerNetwork.class, network(request)))
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

    private static WebGraphQlResponse refuse(ExecutionInput input, Failure failure) {
        var response = answer(input, List.of(failure.error()));
        if (failure.retryAfterSeconds() > 0) {
            response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
        }
        return response;
    }

    private static WebGraphQlResponse answer(ExecutionInput input, List<GraphQLError> errors) {
        var result = ExecutionResultImpl.newExecutionResult().errors(errors).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
    }
}
