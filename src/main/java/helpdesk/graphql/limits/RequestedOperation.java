package helpdesk.graphql.limits;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.ErrorCode;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The operation that a request executes.
///
/// @param document has this operation, the fragments, and nothing else that could be executed
record RequestedOperation(OperationDefinition definition, Document document) {

    /// As in https://spec.graphql.org/September2025/#GetOperation(). Some clients send an empty name when they
    /// mean none.
    ///
    /// @throws BadUserInput unless the document has exactly one such operation
    static RequestedOperation named(@Nullable String name, Document document) {
        var isNameless = name == null || name.isEmpty();
        var named = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> isNameless || Objects.equals(operation.getName(), name))
                .toList();
        if (named.size() != 1) {
            throw new BadUserInput(
                    ErrorCode.OPERATION_RESOLUTION_FAILURE,
                    isNameless
                            ? "The document has several operations; operationName must name one of them"
                            : "The document has no operation with the name in operationName");
        }
        return new RequestedOperation(named.getFirst(), alone(named.getFirst(), document));
    }

    private static Document alone(OperationDefinition operation, Document document) {
        Predicate<Object> isOther = part -> part instanceof OperationDefinition && !part.equals(operation);
        var parts = document.getDefinitions();
        return parts.stream().noneMatch(isOther)
                ? document
                : document.transform(alone -> alone.definitions(
                        parts.stream().filter(isOther.negate()).toList()));
    }

    boolean isSubscription() {
        return definition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION;
    }

    @Nullable
    String name() {
        return definition.getName();
    }
}
