package helpdesk.graphql.limits;

import static graphql.schema.FieldCoordinates.coordinates;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the schema says of limits, read once at the start: `@cost` and `@listSize` of the cost directives draft
/// (https://ibm.github.io/graphql-specs/cost-spec.html), `@listLength` and `@rate` of our own. A server does not
/// start with a schema that leaves a list without a size, or whose directives do not fit it.
final class SchemaLimits {

    private static final String INTROSPECTION = "__";

    private final GraphQLSchema schema;
    private final Map<FieldCoordinates, FieldLimit> limits = new HashMap<>();

    /// @throws IllegalStateException if the directives do not fit the schema
    SchemaLimits(GraphQLSchema schema) {
        this.schema = schema;
        containers().forEach(type -> type.getFields().forEach(field -> read(type, field)));
        containers().forEach(type -> type.getFields().forEach(field -> check(type, field)));
    }

    FieldLimit limit(String type, String field) {
        if (type.startsWith(INTROSPECTION)) {
            return FieldLimit.withinIntrospection(field);
        }
        return field.startsWith(INTROSPECTION)
                ? FieldLimit.ofIntrospection(field)
                : Objects.requireNonNull(limits.get(coordinates(type, field)));
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
                        && !type.getName().startsWith(INTROSPECTION))
                .map(GraphQLFieldsContainer.class::cast);
    }

    private void read(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        limits.put(coordinates(type, field), FieldLimit.of(type, field, type.equals(rootOf(Operation.MUTATION))));
    }

    private void check(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
        var limit = limit(type.getName(), field.getName());
        limit.require(limit.perMinute() == 0 || isRoot(type), "has a rate, which is for root fields alone");
        limit.require(!isSizedByParent(limit) || !isRoot(type), "is a list that has no size");
        requireSizesBelow(limit);
        requireAsInInterfaces(type, field, limit);
    }

    /// A field that gives an object names all lists in it that have no size of their own; a list has its own size.
    private void requireSizesBelow(FieldLimit limit) {
        var named = limit.sizedFields();
        var below = listsWithoutSize(limit.type());
        limit.require(
                below.isEmpty() || (named != null && named.containsAll(below)),
                "gives an object with a list that has no size");
        limit.require(
                named == null || below.containsAll(named), "sizes a field that is no list, or has a size of its own");
        limit.require(named == null || limit.isList() == named.isEmpty(), "has a size, but neither is nor has a list");
    }

    private List<String> listsWithoutSize(String typeName) {
        return schema.getType(typeName) instanceof GraphQLFieldsContainer type
                ? type.getFields().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .filter(field -> isSizedByParent(limit(typeName, field)))
                        .toList()
                : List.of();
    }

    private static boolean isSizedByParent(FieldLimit limit) {
        return limit.size() instanceof ListSize.OfParent;
    }

    /// A selection on an interface costs what it costs on each type that implements it.
    private void requireAsInInterfaces(GraphQLFieldsContainer type, GraphQLFieldDefinition field, FieldLimit limit) {
        if (type instanceof GraphQLObjectType object) {
            object.getInterfaces().stream()
                    .map(contract -> limits.get(coordinates(contract.getName(), field.getName())))
                    .filter(Objects::nonNull)
                    .forEach(other -> limit.require(
                            limit.weight() == other.weight() && limit.size().equals(other.size()),
                            "costs something else than " + other.name()));
        }
    }
}
