package helpdesk.graphql.limits;

import graphql.ExecutionInput;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.ResultNodesInfo;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.GoodFaithIntrospection;
import helpdesk.database.Deadline;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.Failure;
import helpdesk.graphql.error.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets a request in to the engine once it is within all limits, with the document that was checked, and with a
/// deadline for the rest.
final class Admission implements WebGraphQlInterceptor {

    /// Charged for a request that is read and not executed: about what reading the largest document costs.
    private static final int COMPLEXITY_OF_REFUSALS = 100;

    /// Of an answer to a caller without a token: three times what the usual introspection has.
    private static final int MOST_FIELDS_WITHOUT_TOKEN = 20_000;

    private static final String TOO_MANY_FIELDS = "The answer has too many fields for a caller without a token";

    /// How long a request may read on for its answer after it has committed something.
    private static final Duration ANSWER_GRACE = Duration.ofSeconds(5);

    private final LimitSettings settings;
    private final Documents documents;
    private final PersistedDocuments persisted;
    private final SchemaLimits schema;
    private final Allowances allowances;
    private final Places places;

    Admission(
            LimitSettings settings,
            Documents documents,
            PersistedDocuments persisted,
            SchemaLimits schema,
            Allowances allowances,
            Places places) {
        this.settings = settings;
        this.documents = documents;
        this.persisted = persisted;
        this.schema = schema;
        this.allowances = allowances;
        this.places = places;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var caller = ApiCaller.of(SecurityContextHolder.getContext().getAuthentication(), request.getRemoteAddress());
        var input = request.toExecutionInput();
        var response = respond(request, chain, input, caller);
        return asksForCost(input) ? response.map(answer -> withCost(answer, input, caller)) : response;
    }

    private Mono<WebGraphQlResponse> respond(
            WebGraphQlRequest request, Chain chain, ExecutionInput input, ApiCaller caller) {
        try {
            var operation = admit(input, caller, Transport.of(request));
            return execute(request, chain, operation, caller)
                    .map(answer -> operation.isSubscription() ? asStream(answer, caller) : whole(answer));
        } catch (RequestFailure refused) {
            return Mono.just(refuse(input, refused.failure()));
        } catch (InvalidDocument invalid) {
            return Mono.just(answer(input, invalid.errors()));
        }
    }

    private RequestedOperation admit(ExecutionInput input, ApiCaller caller, Transport transport) {
        allowances.requireAny(caller);
        try {
            var variables = input.getRawVariables().toMap();
            Variables.check(variables);
            var reference = DocumentReference.of(input);
            var text = persisted.text(
                    caller, reference, input.getExecutionIdNonNull().toString());
            var document = documents.read(caller, text);
            var operation = RequestedOperation.named(input.getOperationName(), document);
            transport.requireCarries(operation.definition());
            documents.requireValues(operation, variables);
            var bill = new Bill(schema, operation, variables);
            input.getGraphQLContext().put(Bill.class, bill);
            charge(bill, caller);
            persisted.register(caller, reference);
            return operation;
        } catch (RequestFailure | InvalidDocument refused) {
            allowances.chargeRefusal(caller, COMPLEXITY_OF_REFUSALS);
            throw refused;
        }
    }

    private void charge(Bill bill, ApiCaller caller) {
        var most = settings.complexity();
        BadUserInput.require(bill.complexity() <= most, "The complexity of the operation is more than %d", most);
        allowances.charge(caller, bill);
    }

    /// The engine gets nothing but the operation that was checked. Its own limits of introspection are off: they are
    /// lower than what Apollo Kotlin asks for, and the cost of introspection is bounded as all costs are.
    private Mono<WebGraphQlResponse> execute(
            WebGraphQlRequest request, Chain chain, RequestedOperation operation, ApiCaller caller) {
        var document = new PreparsedDocumentEntry(operation.document());
        var network = CallerNetwork.of(request.getRemoteAddress());
        var mostFields = caller.authenticated() ? Integer.MAX_VALUE : MOST_FIELDS_WITHOUT_TOKEN;
        request.configureExecutionInput((_, input) -> input.operationName(operation.name())
                .graphQLContext(Map.of(
                        PreparsedDocumentEntry.class, document,
                        CallerNetwork.class, network,
                        ResultNodesInfo.MAX_RESULT_NODES, mostFields,
                        GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true))
                .build());
        return chain.next(request).contextWrite(context -> context.put(Deadline.KEY, deadline(operation)));
    }

    private Deadline deadline(RequestedOperation operation) {
        return operation.isSubscription()
                ? Deadline.ofEachStatement(settings.deadline())
                : Deadline.in(settings.deadline(), ANSWER_GRACE);
    }

    /// The engine leaves out the fields beyond the limit without an error.
    private static WebGraphQlResponse whole(WebGraphQlResponse response) {
        var input = response.getExecutionInput();
        ResultNodesInfo fields = input.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        return fields != null && fields.isMaxResultNodesExceeded()
                ? refuse(input, new BadUserInput(TOO_MANY_FIELDS).failure())
                : response;
    }

    /// A stream keeps its place for as long as it is read. One that does not begin has errors and no data, see
    /// https://spec.graphql.org/September2025/#CreateSourceEventStream()
    private WebGraphQlResponse asStream(WebGraphQlResponse response, ApiCaller caller) {
        return response.getData() instanceof Publisher<?> events
                ? response.transform(
                        answer -> answer.data(Flux.using(() -> places.take(caller), _ -> events, Places.Place::close)))
                : answer(
                        response.getExecutionInput(),
                        response.getExecutionResult().getErrors());
    }

    private static boolean asksForCost(ExecutionInput input) {
        return Boolean.TRUE.equals(input.getExtensions().get("cost"));
    }

    /// All of what was requested is charged, whatever the operation finds.
    private WebGraphQlResponse withCost(WebGraphQlResponse response, ExecutionInput input, ApiCaller caller) {
        Bill bill = input.getGraphQLContext().get(Bill.class);
        var requested = bill == null ? null : bill.complexity();
        var actual = response.getExecutionResult().isDataPresent() ? requested : null;
        var cost = new Cost(requested, actual, allowances.status(caller));
        return response.transform(answer -> answer.extensions(Map.of("cost", cost)));
    }

    /// What a caller who asks for it learns in `extensions.cost`, in the form that clients of Shopify know.
    ///
    /// @param requested null if the request was refused before this was known
    /// @param actual null if the operation was not executed
    private record Cost(@Nullable Long requested, @Nullable Long actual, Allowances.Status throttleStatus) {}

    private static WebGraphQlResponse refuse(ExecutionInput input, Failure failure) {
        var response = answer(input, List.of(failure.error()));
        if (failure.retryAfterSeconds() > 0) {
            response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
        }
        if (failure.status().equals(HttpStatus.METHOD_NOT_ALLOWED)) {
            response.getResponseHeaders().set(HttpHeaders.ALLOW, HttpMethod.POST.name());
        }
        return response;
    }

    private static WebGraphQlResponse answer(ExecutionInput input, List<GraphQLError> errors) {
        var result = ExecutionResultImpl.newExecutionResult().errors(errors).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
    }
}
