package helpdesk.graphql.limits;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the directives of one field say, or fail to say: see `schema.graphqls`.
///
/// @param name as people write it, `Mutation.signIn`
record FieldDirectives(String name, GraphQLFieldDefinition field) {

    FieldLimit limit(boolean isMutation) {
        var result = unwrapAll(field.getType());
        return new FieldLimit(
                name,
                weight(field, 0),
                result instanceof GraphQLCompositeType ? weight(result, 1) : 0,
                isList(),
                size(),
                perMinute(),
                isMutation);
    }

    private boolean isList() {
        return GraphQLTypeUtil.isList(unwrapNonNull(field.getType()));
    }

    private double weight(Object element, double otherwise) {
        var cost =
                element instanceof GraphQLDirectiveContainer container ? container.getAppliedDirective("cost") : null;
        if (cost == null) {
            return otherwise;
        }
        var weight = String.valueOf(value(cost, "weight"));
        require(weight.matches("\\d{1,6}(\\.\\d{1,3})?"), "has no weight such as \"1\" or \"0.25\"");
        return Double.parseDouble(weight);
    }

    /// 0 for a field without a rate.
    private int perMinute() {
        var rate = field.getAppliedDirective("rate");
        var perMinute = rate == null ? 0 : number(rate, "perMinute");
        require(rate == null || perMinute >= 1, "has a rate of less than 1 per minute");
        return perMinute;
    }

    private ListSize size() {
        var size = field.getAppliedDirective("listSize");
        var length = field.getAppliedDirective("listLength");
        require(size == null || length == null, "has two sizes");
        if (size != null) {
            return size(size);
        }
        return length != null ? length(length) : sizeByType();
    }

    private ListSize sizeByType() {
        return isList() && unwrapAll(field.getType()) instanceof GraphQLCompositeType
                ? new ListSize.OfParent()
                : new ListSize.One();
    }

    private ListSize length(GraphQLAppliedDirective length) {
        var name = String.valueOf(value(length, "argument"));
        var argument = field.getArgument(name);
        require(
                argument != null && GraphQLTypeUtil.isList(unwrapNonNull(argument.getType())),
                "has no such list to be as long as");
        return new ListSize.LengthOf(name);
    }

    private ListSize size(GraphQLAppliedDirective size) {
        var most = number(size, "assumedSize");
        require(most >= 1, "has no assumedSize");
        var arguments = names(size, "slicingArguments");
        if (arguments.isEmpty()) {
            return new ListSize.Capped(most);
        }
        var usual = number(size, "slicingArgumentDefaultValue");
        require(usual >= 1 && usual <= most, "has no usual size up to its assumedSize");
        require(
                arguments.stream().allMatch(argument -> field.getArgument(argument) != null),
                "is sliced by an argument that it does not have");
        require(
                Objects.equals(value(size, "requireOneSlicingArgument"), false),
                "requires an argument for its size although there is a usual one");
        return new ListSize.Sliced(arguments, usual, most);
    }

    /// Null for a field without a size.
    @Nullable
    List<String> sizedFields() {
        var size = field.getAppliedDirective("listSize");
        return size == null ? null : names(size, "sizedFields");
    }

    /// 0 for none.
    private static int number(GraphQLAppliedDirective directive, String argument) {
        return value(directive, argument) instanceof Integer number ? number : 0;
    }

    /// Empty for none.
    private static List<String> names(GraphQLAppliedDirective directive, String argument) {
        return value(directive, argument) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable Object value(GraphQLAppliedDirective directive, String argument) {
        var given = directive.getArgument(argument);
        return given == null ? null : given.getValue();
    }

    void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalStateException("The limits in the schema do not fit: " + name + " " + what);
        }
    }
}
