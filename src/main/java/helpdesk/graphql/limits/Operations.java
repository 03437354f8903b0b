package helpdesk.graphql.limits;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import helpdesk.graphql.error.BadUserInput;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The operations of a valid document, of which a request executes one.
record Operations(List<Operation> all) {

    /// An operation, with its price before the variables are known.
    record Operation(OperationDefinition definition, Priced price, Document document) {

        @Nullable
        String name() {
            return definition.getName();
        }

        Bill bill(Variables variables) {
            var bill = new Bill(variables);
            price.addTo(bill, 1, 1);
            return bill;
        }

        /// Holds this operation, the fragments, and nothing else that could be executed.
        Document alone() {
            Predicate<Object> isOther = part -> part instanceof OperationDefinition && !part.equals(definition);
            var parts = document.getDefinitions();
            return parts.stream().noneMatch(isOther)
                    ? document
                    : document.transform(alone -> alone.definitions(
                            parts.stream().filter(isOther.negate()).toList()));
        }
    }

    /// As the specification has it: https://spec.graphql.org/September2025/#GetOperation(). Some clients send an empty
    /// name, which is no name.
    ///
    /// @throws BadUserInput unless it is exactly one
    Operation named(@Nullable String name) {
        var isNameless = name == null || name.isEmpty();
        var meant = isNameless
                ? all
                : all.stream()
                        .filter(operation -> Objects.equals(operation.name(), name))
                        .toList();
        if (meant.size() != 1) {
            throw new BadUserInput(
                    isNameless
                            ? "The document has several operations: say in operationName which one"
                            : "The document has no operation of the name in operationName");
        }
        return meant.getFirst();
    }
}
