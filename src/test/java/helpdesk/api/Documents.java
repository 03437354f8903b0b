package helpdesk.api;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;
import static java.util.stream.Collectors.joining;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.stream.Stream;

/// Documents made of nothing but the schema: each asks for one field, with a value for every argument that needs one.
public final class Documents {

    private Documents() {}

    /// A field of `Query`, or of `Mutation` with its errors.
    public static String of(GraphQLFieldDefinition field) {
        var arguments = field.getArguments().stream()
                .filter(argument -> isNonNull(argument.getType()))
                .map(argument -> argument.getName() + ": " + value(argument.getType()))
                .collect(joining(", ", "(", ")"));
        return field.getName() + (arguments.equals("()") ? "" : arguments) + selection(field);
    }

    private static String selection(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType ? " { __typename }" : "";
    }

    private static String value(GraphQLType type) {
        return switch (unwrapNonNull(type)) {
            case GraphQLList list -> "[" + value(list.getWrappedType()) + "]";
            case GraphQLInputObjectType object -> fields(object);
            case GraphQLEnumType choice -> choice.getValues().getFirst().getName();
            case GraphQLNamedInputType scalar when scalar.getName().equals("Int") -> "1";
            default -> "\"none\"";
        };
    }

    private static String fields(GraphQLInputObjectType object) {
        return Stream.of(object)
                .flatMap(type -> type.getFields().stream())
                .filter(field -> isNonNull(field.getType()) && !field.hasSetDefaultValue())
                .map(field -> field.getName() + ": " + value(field.getType()))
                .collect(joining(", ", "{ ", " }"));
    }
}
