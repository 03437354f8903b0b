package helpdesk.graphql.limits;

import static graphql.schema.FieldCoordinates.coordinates;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the schema says of limits, read once at the start: `@cost` and `@listSize` of the cost directives draft
/// (https://ibm.github.io/graphql-specs/cost-spec.html), `@listLength` and `@rate` of our own. A server does not start
/// with a schema that leaves a list without a size, or whose directives do not fit it.
final class SchemaLimits {

    private final GraphQLSchema schema;
    private final Map<FieldCoordinates, FieldLimit> limits = new HashMap<>();

    /// @throws IllegalStateException if the directives do not fit the schema
    SchemaLimits(GraphQLSchema schema) {
        this.schema = schema;
        containers().forEach(type -> type.getFields().forEach(field -> read(type, field)));
        containers().forEach(type -> type.getFields().forEach(field -> check(type, field)));
    }

    FieldLimit limit(String type, String field) {
        return Objects.requireNonNull(limits.get(coordinates(type, field)));
    }

    /// The name of the type that a field gives, lists and nulls aside.
    String typeOf(String type, String field) {
        var container = Objects.requireNonNull((GraphQLFieldsContainer) schema.getType(type));
        return GraphQLTypeUtil.unwrapAll(container.getFieldDefinition(field).getType())
                .getName();
    }

    String root(Operation operation) {
        return Objects.requireNonNull(rootOf(operation)).getName();
    }

    private @Nullable GraphQLObjectType rootOf(Operation operation) {
        return switch (operation) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private boolean isRoot(GraphQLFieldsContainer type) {
        return Stream.of(Operation.values()).anyMatch(operation -> type.equals(rootOf(operation)));
    }

    private Stream<GraphQLFieldsContainer> containers() {
        return schema.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLFieldsContainer
                        && !type.getName().startsWith("__"))
                .map(GraphQLFieldsContainer.class::cast);
    }

    private static FieldDirectives directives(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        return new FieldDirectives(type.getName() + "." + field.getName(), field);
    }

    private FieldLimit limit(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        return limit(type.getName(), field.getName());
    }

    private void read(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        limits.put(coordinates(type, field), directives(type, field).limit(type.equals(schema.getMutationType())));
    }

    private void check(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        var directives = directives(type, field);
        var limit = limit(type, field);
        directives.require(limit.perMinute() == 0 || isRoot(type), "has a rate, which is for root fields alone");
        directives.require(!isSizedByParent(limit) || !isRoot(type), "is a list that has no size");
        requireSizesBelow(directives, limit);
        requireAsInInterfaces(directives, type, limit);
    }

    /// A field that gives an object names all lists in it that have no size of their own; a list has its own size.
    private void requireSizesBelow(FieldDirectives directives, FieldLimit limit) {
        var named = directives.sizedFields();
        var below = listsWithoutSize(directives.field());
        directives.require(
                below.isEmpty() || (named != null && named.containsAll(below)),
                "gives an object with a list that has no size");
        directives.require(
                named == null || below.containsAll(named), "sizes a field that is no list, or has a size of its own");
        directives.require(
                named == null || limit.isList() == named.isEmpty(), "has a size, but neither is nor has a list");
    }

    private List<String> listsWithoutSize(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLFieldsContainer type
                ? type.getFields().stream()
                        .filter(list -> isSizedByParent(limit(type, list)))
                        .map(GraphQLFieldDefinition::getName)
                        .toList()
                : List.of();
    }

    private static boolean isSizedByParent(FieldLimit limit) {
        return limit.size() instanceof ListSize.OfParent;
    }

    /// A selection on an interface costs what it costs on each type that implements it.
    private void requireAsInInterfaces(FieldDirectives directives, GraphQLFieldsContainer type, FieldLimit limit) {
        if (type instanceof GraphQLObjectType object) {
            object.getInterfaces().stream()
                    .map(contract -> limits.get(
                            coordinates(contract.getName(), directives.field().getName())))
                    .filter(Objects::nonNull)
                    .forEach(other -> directives.require(
                            limit.weight() == other.weight() && limit.size().equals(other.size()),
                            "costs something else than " + other.name()));
        }
    }
}
