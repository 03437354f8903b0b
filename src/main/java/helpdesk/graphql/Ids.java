package helpdesk.graphql;

import static graphql.Scalars.GraphQLID;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The specification's `ID`: a string or a whole number. The engine's own accepts any value in a variable.
final class Ids implements Coercing<Object, Object> {

    private final Coercing<?, ?> engine = GraphQLID.getCoercing();

    private Ids() {}

    static GraphQLScalarType scalar() {
        return GraphQLID.transform(id -> id.coercing(new Ids()));
    }

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
        return engine.serialize(result, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return switch (input) {
            case String _, Integer _, Long _, BigInteger _ -> engine.parseValue(input, context, locale);
            default -> throw new CoercingParseValueException("An ID has to be a string or a whole number");
        };
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return engine.parseLiteral(input, variables, context, locale);
    }
}
