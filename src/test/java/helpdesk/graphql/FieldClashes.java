package helpdesk.graphql;

import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Fields that one selection cannot hold without an alias: they have the same name, but types that do not merge, on two
/// types that an interface or a union brings together. See https://spec.graphql.org/October2021/#SameResponseShape()
final class FieldClashes {

    private final GraphQLSchema schema;
    private final Set<Set<String>> compared = new HashSet<>();
    private final Set<String> found = new TreeSet<>();

    private FieldClashes(GraphQLSchema schema) {
        this.schema = schema;
    }

    /// Such as `Contact.state, Purge.state`.
    static Set<String> in(GraphQLSchema schema) {
        var clashes = new FieldClashes(schema);
        schema.getAllTypesAsList().forEach(type -> clashes.compare(type, type));
        return clashes.found;
    }

    private void compare(GraphQLNamedType one, GraphQLNamedType other) {
        objects(one).forEach(left -> objects(other).forEach(right -> compare(left, right)));
    }

    private List<GraphQLObjectType> objects(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType contract -> schema.getImplementations(contract);
            case GraphQLUnionType union ->
                union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            default -> List.of();
        };
    }

    private void compare(GraphQLObjectType one, GraphQLObjectType other) {
        if (one.getName().compareTo(other.getName()) < 0 && compared.add(Set.of(one.getName(), other.getName()))) {
            one.getFields().stream()
                    .filter(field -> other.getField(field.getName()) != null)
                    .forEach(field -> compare(one, field, other, other.getField(field.getName())));
        }
    }

    private void compare(
            GraphQLObjectType one, GraphQLFieldDefinition field, GraphQLObjectType other, GraphQLFieldDefinition twin) {
        if (shape(field).equals(shape(twin))) {
            compare(unwrapAll(field.getType()), unwrapAll(twin.getType()));
        } else {
            found.add("%s.%s, %s.%2$s".formatted(one.getName(), field.getName(), other.getName()));
        }
    }

    /// Objects merge if their fields do.
    private String shape(GraphQLFieldDefinition field) {
        var type = unwrapAll(field.getType());
        var printed = simplePrint(field.getType());
        return objects(type).isEmpty() ? printed : printed.replace(type.getName(), "{}");
    }
}
