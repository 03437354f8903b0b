package helpdesk.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.stream.Stream;

/// The schema's own scalars, all of which are sent as strings. The contact module checks e-mail addresses and
/// phone numbers: an invalid one is a user error with the name of its field, and does not fail the whole document.
final class Scalars implements Coercing<String, String> {

    private Scalars() {}

    static Stream<GraphQLScalarType> all() {
        return Stream.of(
                named("DateTime", new DateTimeCoercing()),
                named("EmailAddress", new Scalars()),
                named("PhoneNumber", new Scalars()));
    }

    private static GraphQLScalarType named(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            return text;
        }
        throw new CoercingParseValueException("This must be a string");
    }

    @Override
    public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text && text.getValue() != null) {
            return text.getValue();
        }
        throw new CoercingParseLiteralException("This must be a string");
    }
}
