package helpdesk.random;

import static graphql.schema.GraphQLTypeUtil.isNonNull;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values for arguments, of the types that the schema asks for, save a share of them that are not.
///
/// @param broken how many of a hundred values are not what the schema asks for
record RandomValues(Chance chance, KnownObjects known, RandomTexts texts, int broken) {

    private static final List<Number> EDGES = List.of(
            0, -1, 1, 100, 101, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, 0.5, -0.0, 1e300, 2_147_483_648L);

    private static final List<String> TIMES =
            List.of("2020-01-01T00:00:00Z", "2026-06-30T12:00:00.5+02:00", "2126-01-01T00:00:00Z");

    /// @param owner the field or the input that the value is for
    /// @param name the argument of the field, or the field of the input
    @Nullable
    Object of(GraphQLType type, String owner, String name) {
        return chance.percent(broken) ? anything() : fit(type, owner, name);
    }

    private @Nullable Object fit(GraphQLType type, String owner, String name) {
        return switch (type) {
            case GraphQLNonNull required -> fit(required.getWrappedType(), owner, name);
            case GraphQLList list -> list(list.getWrappedType(), owner, name);
            case GraphQLInputObjectType object -> object(object);
            case GraphQLEnumType choice ->
                new EnumName(chance.oneOf(choice.getValues()).getName());
            case GraphQLNamedType scalar -> scalar(scalar.getName(), owner, name);
            default -> throw new IllegalStateException("A value of no type");
        };
    }

    private List<@Nullable Object> list(GraphQLType element, String owner, String name) {
        var size = chance.percent(broken) ? 101 : chance.between(chance.percent(5) ? 0 : 1, 5);
        return IntStream.range(0, size)
                .<@Nullable Object>mapToObj(_ -> of(element, owner, name))
                .toList();
    }

    private Map<String, @Nullable Object> object(GraphQLInputObjectType type) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        type.getFields().stream()
                .filter(field -> isNonNull(field.getType()) ? !chance.percent(broken) : chance.percent(40))
                .forEach(field -> object.put(field.getName(), of(field.getType(), type.getName(), field.getName())));
        if (chance.percent(broken)) {
            object.put("nonsense", anything());
        }
        return object;
    }

    private Object scalar(String type, String owner, String name) {
        return switch (type) {
            case "ID" -> id(owner, name);
            case "Int" -> name.equals("score") ? chance.between(1, 5) : page();
            case "DateTime" -> chance.percent(90) ? chance.oneOf(TIMES) : texts.hostile();
            case "Boolean" -> chance.percent(50);
            default -> chance.percent(15) ? texts.hostile() : texts.textFor(name);
        };
    }

    private Object page() {
        return chance.percent(5) ? chance.oneOf(List.of(0, -1, 100, 101)) : chance.between(1, 20);
    }

    private String id(String owner, String name) {
        if (chance.percent(85)) {
            return chance.oneOf(known.idsFor(owner, name));
        }
        return chance.percent(50) ? chance.oneOf(known.tickets()) : texts.hostile();
    }

    private @Nullable Object anything() {
        return switch (chance.between(0, 6)) {
            case 0 -> null;
            case 1 -> chance.oneOf(EDGES);
            case 2 -> chance.percent(50);
            case 3 -> Collections.nCopies(chance.between(0, 3), texts.hostile());
            case 4 -> Map.of("nonsense", texts.hostile());
            case 5 -> new EnumName("NONSENSE");
            default -> texts.hostile();
        };
    }
}
