package helpdesk.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How another subgraph refers to an object: the scalar `_Any` of the federation's specification. Further fields are
/// not read.
record Representation(String typename, String id) {

    private static final String RULE = "A representation needs a __typename and an id";

    static GraphQLScalarType scalar() {
        return GraphQLScalarType.newScalar().name("_Any").coercing(new Reader()).build();
    }

    private static Optional<Representation> of(@Nullable Object typename, @Nullable Object id) {
        return typename instanceof String type && id instanceof String key
                ? Optional.of(new Representation(type, key))
                : Optional.empty();
    }

    private static final class Reader implements Coercing<Representation, Object> {

        @Override
        public Representation parseValue(Object input, GraphQLContext context, Locale locale) {
            return Optional.of(input)
                    .flatMap(value -> value instanceof Map<?, ?> fields
                            ? of(fields.get("__typename"), fields.get("id"))
                            : Optional.empty())
                    .orElseThrow(() -> new CoercingParseValueException(RULE));
        }

        @Override
        public Representation parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return Optional.of(input)
                    .flatMap(value -> value instanceof ObjectValue object
                            ? of(field(object, "__typename"), field(object, "id"))
                            : Optional.empty())
                    .orElseThrow(() -> new CoercingParseLiteralException(RULE));
        }

        private static @Nullable Object field(ObjectValue object, String name) {
            return object.getObjectFields().stream()
                    .filter(field -> field.getName().equals(name))
                    .map(ObjectField::getValue)
                    .filter(StringValue.class::isInstance)
                    .map(text -> ((StringValue) text).getValue())
                    .findFirst()
                    .orElse(null);
        }
    }
}
