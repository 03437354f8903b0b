package helpdesk.graphql.limits;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the directives of a field say of its limits; see `schema.graphqls`.
///
/// @param name as people write it, `Mutation.signIn`
/// @param type the name of the type that it gives, lists and nulls aside
/// @param weight what one occurrence costs, beside what it gives
/// @param objectWeight what each object that it gives costs
/// @param isList whether `size` is that of this field, and not of the lists in the object that it gives
/// @param sizedFields the lists below it that have this size; null for a field without a size
/// @param perMinute how often one caller may ask for it in a minute; 0 for no such limit
/// @param isMutation whether it may store its input
record FieldLimit(
        String name,
        String type,
        double weight,
        double objectWeight,
        boolean isList,
        ListSize size,
        @Nullable List<String> sizedFields,
        int perMinute,
        boolean isMutation) {

    private static final String ANY_TYPE_OF_INTROSPECTION = "__Type";

    private static final double WEIGHT_WITHIN_INTROSPECTION = 0.04;

    /// What our schema has in each type, but for the types themselves, or somewhat more.
    private static final Map<String, Integer> SIZES_OF_INTROSPECTION = Map.of(
            "types", 100,
            "directives", 10,
            "fields", 7,
            "args", 1,
            "inputFields", 3,
            "enumValues", 3,
            "interfaces", 1,
            "possibleTypes", 20);

    /// Of a field that begins introspection, about which a schema cannot say anything.
    static FieldLimit ofIntrospection(String name) {
        var weight = name.equals("__schema") ? 1_000 : name.equals("__type") ? 10 : 0;
        return ofIntrospection(name, weight, null);
    }

    /// Of a field below such a one. Here scalars cost something, too, since most are texts and callers need
    /// no token.
    static FieldLimit withinIntrospection(String name) {
        return ofIntrospection(name, WEIGHT_WITHIN_INTROSPECTION, SIZES_OF_INTROSPECTION.get(name));
    }

    private static FieldLimit ofIntrospection(String name, double weight, @Nullable Integer size) {
        var list = size == null ? ListSize.ONE : new ListSize.Capped(size);
        return new FieldLimit(name, ANY_TYPE_OF_INTROSPECTION, weight, 0, size != null, list, null, 0, false);
    }

    static FieldLimit of(GraphQLFieldsContainer container, GraphQLFieldDefinition field, boolean isMutation) {
        return new Directives(container.getName() + "." + field.getName(), field).limit(isMutation);
    }

    /// @throws IllegalStateException unless it is met
    void require(boolean isMet, String what) {
        require(name, isMet, what);
    }

    private static void require(String name, boolean isMet, String what) {
        if (!isMet) {
            throw new IllegalStateException("The limits in the schema do not fit: " + name + " " + what);
        }
    }

    private record Directives(String name, GraphQLFieldDefinition field) {

        FieldLimit limit(boolean isMutation) {
            var type = unwrapAll(field.getType());
            return new FieldLimit(
                    name,
                    type.getName(),
                    weight(field, 0),
                    type instanceof GraphQLCompositeType ? weight(type, 1) : 0,
                    isList(field.getType()),
                    size(),
                    sizedFields(),
                    perMinute(),
                    isMutation);
        }

        private static boolean isList(GraphQLType type) {
            return GraphQLTypeUtil.isList(unwrapNonNull(type));
        }

        private double weight(Object element, double otherwise) {
            var cost = element instanceof GraphQLDirectiveContainer container
                    ? container.getAppliedDirective("cost")
                    : null;
            if (cost == null) {
                return otherwise;
            }
            var weight = value(cost, "weight", "");
            require(weight.matches("\\d{1,6}(\\.\\d{1,3})?"), "has no weight such as \"1\" or \"0.25\"");
            return Double.parseDouble(weight);
        }

        private int perMinute() {
            var rate = field.getAppliedDirective("rate");
            var perMinute = rate == null ? 0 : value(rate, "perMinute", 0);
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

        private @Nullable List<String> sizedFields() {
            return Stream.of("listSize", "listLength")
                    .map(field::getAppliedDirective)
                    .filter(Objects::nonNull)
                    .map(size -> value(size, "sizedFields", List.<String>of()))
                    .findFirst()
                    .orElse(null);
        }

        private ListSize sizeByType() {
            return isList(field.getType()) && unwrapAll(field.getType()) instanceof GraphQLCompositeType
                    ? new ListSize.OfParent()
                    : ListSize.ONE;
        }

        private ListSize length(GraphQLAppliedDirective length) {
            var path = List.of(value(length, "argument", "").split("\\."));
            var argument = field.getArgument(path.getFirst());
            var type = argument == null ? null : typeBelow(argument.getType(), path.subList(1, path.size()));
            require(type != null && isList(type), "has no list argument that @listLength names");
            return new ListSize.LengthOf(path);
        }

        /// Of a field of an input object, or of a field below that.
        private static @Nullable GraphQLType typeBelow(GraphQLType type, List<String> path) {
            if (path.isEmpty()) {
                return type;
            }
            var field = unwrapNonNull(type) instanceof GraphQLInputObjectType object
                    ? object.getField(path.getFirst())
                    : null;
            return field == null ? null : typeBelow(field.getType(), path.subList(1, path.size()));
        }

        private ListSize size(GraphQLAppliedDirective size) {
            var most = value(size, "assumedSize", 0);
            require(most >= 1, "has no assumedSize");
            var arguments = value(size, "slicingArguments", List.<String>of());
            return arguments.isEmpty() ? new ListSize.Capped(most) : page(size, arguments, most);
        }

        private ListSize page(GraphQLAppliedDirective size, List<String> arguments, int most) {
            var usual = value(size, "slicingArgumentDefaultValue", 0);
            require(usual >= 1 && usual <= most, "has no slicingArgumentDefaultValue from 1 to its assumedSize");
            require(
                    arguments.stream().allMatch(argument -> field.getArgument(argument) != null),
                    "has no argument that slicingArguments names");
            require(
                    !value(size, "requireOneSlicingArgument", true),
                    "has a slicingArgumentDefaultValue, so requireOneSlicingArgument must be false");
            return new ListSize.Sliced(arguments, usual, most);
        }

        private void require(boolean isMet, String what) {
            FieldLimit.require(name, isMet, what);
        }

        @SuppressWarnings("unchecked") // the schema defines the type of each argument
        private static <T> T value(GraphQLAppliedDirective directive, String argument, T otherwise) {
            var given = directive.getArgument(argument);
            return given == null || given.getValue() == null ? otherwise : (T) given.getValue();
        }
    }
}
