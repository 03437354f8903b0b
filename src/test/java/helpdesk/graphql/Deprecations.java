package helpdesk.graphql;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a schema has deprecated. A reason says what to use instead, and ends with the date, from which clients know
/// when the element can be removed: ``Use `b`. Deprecated on 2026-11-28.``
final class Deprecations {

    private static final Pattern REASON =
            Pattern.compile("\\S.* Deprecated on (\\d{4}-\\d{2}-\\d{2})\\.", Pattern.DOTALL);

    private Deprecations() {}

    private record Element(String name, @Nullable String reason) {}

    /// The deprecated elements whose reason does not end with a date.
    static List<String> withoutDate(GraphQLSchema schema) {
        return schema.getAllTypesAsList().stream()
                .filter(type -> !Introspection.isIntrospectionTypes(type))
                .flatMap(Deprecations::elements)
                .filter(element -> element.reason() != null && !isDated(element.reason()))
                .map(Element::name)
                .toList();
    }

    private static boolean isDated(String reason) {
        var match = REASON.matcher(reason);
        try {
            return match.matches() && LocalDate.parse(match.group(1)) != null;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static Stream<Element> elements(GraphQLNamedType type) {
        var name = type.getName() + ".";
        return switch (type) {
            case GraphQLFieldsContainer container ->
                container.getFields().stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(new Element(name + field.getName(), field.getDeprecationReason())),
                                arguments(name + field.getName(), field.getArguments())));
            case GraphQLEnumType kinds ->
                kinds.getValues().stream()
                        .map(value -> new Element(name + value.getName(), value.getDeprecationReason()));
            case GraphQLInputObjectType input ->
                input.getFields().stream()
                        .map(field -> new Element(name + field.getName(), field.getDeprecationReason()));
            default -> Stream.empty();
        };
    }

    private static Stream<Element> arguments(String field, List<GraphQLArgument> arguments) {
        return arguments.stream()
                .map(argument ->
                        new Element("%s(%s)".formatted(field, argument.getName()), argument.getDeprecationReason()));
    }
}
