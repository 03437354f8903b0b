package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;
import static java.util.stream.Collectors.toMap;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What does not fit its type in an input value, be it a literal of the document or a variable. The sentences contain
/// the path to a value and its type, never the value: it may be personal.
///
/// @param format what the path belongs to, such as `Variable '$%s'`
record InputProblems(ErrorCode code, String format) {

    /// A name in the variables that cannot be one is not repeated.
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]{0,39}");

    /// @param value a literal, or a value as it is in JSON
    Stream<Explanation> in(String path, GraphQLType type, @Nullable Object value) {
        if (value == null || value instanceof NullValue) {
            return isNonNull(type) ? Stream.of(unfit(path, "must not be null; its type is", type)) : Stream.empty();
        }
        if (value instanceof VariableReference) {
            return Stream.empty();
        }
        return switch (unwrapNonNull(type)) {
            case GraphQLList list -> inList(path, list.getWrappedType(), value);
            case GraphQLInputObjectType object -> inObject(path, object, value);
            case GraphQLEnumType values -> inEnum(path, values, value);
            case GraphQLScalarType scalar
            when !fits(value, scalar) ->
                Stream.of(unfit(path, "must be of type", scalar).suggesting(() -> formatOf(scalar)));
            default -> Stream.empty();
        };
    }

    Explanation missing(String path, GraphQLType type) {
        return unfit(path, "is required; its type is", type);
    }

    private Explanation unfit(String path, String what, GraphQLType type) {
        var sentence = "%s %s '%s'".formatted(format.formatted(path), what, simplePrint(type));
        return new Explanation(code, sentence, Detail.NAMES);
    }

    /// The engine takes a single value for a list of one element.
    private Stream<Explanation> inList(String path, GraphQLType type, Object value) {
        var elements = elements(value);
        return elements == null
                ? in(path, type, value)
                : IntStream.range(0, elements.size())
                        .boxed()
                        .flatMap(index -> in(path + "[" + index + "]", type, elements.get(index)));
    }

    private static @Nullable List<?> elements(Object value) {
        return switch (value) {
            case ArrayValue list -> list.getValues();
            case Collection<?> list -> new ArrayList<>(list);
            default -> null;
        };
    }

    private Stream<Explanation> inObject(String path, GraphQLInputObjectType type, Object value) {
        var given = fields(value);
        if (given == null) {
            return Stream.of(unfit(path, "must be an object of type", type));
        }
        return Stream.concat(
                given.keySet().stream()
                        .filter(name -> type.getField(name) == null)
                        .map(name -> unknown(path, type, name)),
                type.getFields().stream().flatMap(field -> inField(path + "." + field.getName(), field, given)));
    }

    private static @Nullable Map<String, ?> fields(Object value) {
        return switch (value) {
            case ObjectValue object ->
                object.getObjectFields().stream()
                        .collect(toMap(ObjectField::getName, ObjectField::getValue, (first, _) -> first));
            case Map<?, ?> object -> {
                @SuppressWarnings("unchecked")
                var named = (Map<String, ?>) object;
                yield named;
            }
            default -> null;
        };
    }

    private Explanation unknown(String path, GraphQLInputObjectType type, String name) {
        var known =
                type.getFields().stream().map(GraphQLInputObjectField::getName).toList();
        var shown = NAME.matcher(name).matches() ? name : "…";
        return unfit(path + "." + shown, "is not a field of type", type).suggesting(() -> Similar.to(name, known));
    }

    private Stream<Explanation> inField(String path, GraphQLInputObjectField field, Map<String, ?> given) {
        if (given.containsKey(field.getName())) {
            return in(path, field.getType(), given.get(field.getName()));
        }
        var isRequired = isNonNull(field.getType()) && !field.hasSetDefaultValue();
        return isRequired ? Stream.of(missing(path, field.getType())) : Stream.empty();
    }

    private Stream<Explanation> inEnum(String path, GraphQLEnumType type, Object value) {
        var name = name(value);
        if (!(value instanceof StringValue) && type.getValue(name) != null) {
            return Stream.empty();
        }
        var known = type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .toList();
        return Stream.of(unfit(path, "must be a value of the enum", type).suggesting(() -> similarOrAll(name, known)));
    }

    private static String similarOrAll(String name, List<String> known) {
        var similar = Similar.to(name, known);
        return similar.isEmpty() ? "Its values are " + String.join(", ", known) : similar;
    }

    /// The beginning of the description of a scalar that GraphQL itself does not define.
    private static String formatOf(GraphQLScalarType type) {
        return type.getSpecifiedByUrl() == null
                ? ""
                : String.valueOf(type.getDescription()).lines().findFirst().orElse("");
    }

    private static String name(Object value) {
        return switch (value) {
            case EnumValue literal -> literal.getName();
            case StringValue literal -> String.valueOf(literal.getValue());
            case String text -> text;
            default -> "";
        };
    }

    private static boolean fits(Object value, GraphQLScalarType type) {
        var reader = type.getCoercing();
        var context = GraphQLContext.getDefault();
        try {
            return value instanceof Value<?> literal
                    ? reader.parseLiteral(literal, CoercedVariables.emptyVariables(), context, Locale.ENGLISH) != null
                    : reader.parseValue(value, context, Locale.ENGLISH) != null;
        } catch (CoercingParseLiteralException | CoercingParseValueException unfit) {
            return false;
        }
    }
}
