package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.ObjectField;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node of a document and what the schema says about it. Documents that are not valid have nodes about which it says
/// nothing.
record Place<N extends Node<?>>(
        GraphQLSchema schema, @Nullable Place<?> above, N node) {

    /// This place, and those of all nodes below it.
    List<Place<?>> all() {
        var all = new ArrayList<Place<?>>();
        addTo(all);
        return all;
    }

    private void addTo(List<Place<?>> all) {
        all.add(this);
        node.getChildren().forEach(child -> new Place<>(schema, this, (Node<?>) child).addTo(all));
    }

    /// This place, if its node is of a kind.
    <K extends Node<?>> Stream<Place<K>> as(Class<K> kind) {
        return kind.isInstance(node) ? Stream.of(new Place<>(schema, above, kind.cast(node))) : Stream.empty();
    }

    static <K extends Node<?>> Stream<Place<K>> those(Class<K> kind, List<Place<?>> places) {
        return places.stream().flatMap(place -> place.as(kind));
    }

    <K extends Node<?>> Stream<K> children(Class<K> kind) {
        return node.getChildren().stream().filter(kind::isInstance).map(kind::cast);
    }

    static String name(Place<? extends NamedNode<?>> place) {
        return place.node().getName();
    }

    /// The type from which the selections at this place select.
    @Nullable
    GraphQLCompositeType selected() {
        return switch (node) {
            case OperationDefinition operation -> root(operation.getOperation());
            case FragmentDefinition fragment -> composite(fragment.getTypeCondition());
            case InlineFragment inline when inline.getTypeCondition() != null -> composite(inline.getTypeCondition());
            case Field _ -> composite(field());
            default -> parent();
        };
    }

    /// The type that the field or the fragment at this place is selected from.
    @Nullable
    GraphQLCompositeType parent() {
        return above == null ? null : above.selected();
    }

    /// What the schema says about the field at this place.
    @Nullable
    GraphQLFieldDefinition field() {
        var parent = parent();
        return parent != null && node instanceof Field field ? definition(parent, field.getName()) : null;
    }

    /// What the schema says about the argument at this place.
    @Nullable
    GraphQLArgument argument() {
        return node instanceof Argument argument
                ? arguments().stream()
                        .filter(known -> known.getName().equals(argument.getName()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /// The arguments of the field or directive at this place, or above the argument at this place.
    List<GraphQLArgument> arguments() {
        return switch (node) {
            case Argument _ when above != null -> above.arguments();
            case Directive directive
            when schema.getDirective(directive.getName()) != null ->
                schema.getDirective(directive.getName()).getArguments();
            case Field _ -> {
                var field = field();
                yield field == null ? List.of() : field.getArguments();
            }
            default -> List.of();
        };
    }

    /// The type that an input value at this place has to have.
    @Nullable
    GraphQLType input() {
        return switch (node) {
            case Argument _ -> {
                var argument = argument();
                yield argument == null ? null : argument.getType();
            }
            case ObjectField field -> above == null ? null : fieldOf(above.input(), field.getName());
            case ArrayValue _ -> above == null ? null : elementOf(above.input());
            default -> above == null ? null : above.input();
        };
    }

    /// The type of the schema that a variable's type stands for.
    GraphQLType type(Type<?> type) {
        return switch (type) {
            case NonNullType strict -> GraphQLNonNull.nonNull(type(strict.getType()));
            case ListType list -> GraphQLList.list(type(list.getType()));
            case TypeName named -> Objects.requireNonNull(schema.getType(named.getName()));
            default -> throw new IllegalArgumentException();
        };
    }

    private static @Nullable GraphQLType fieldOf(@Nullable GraphQLType type, String name) {
        return type != null && unwrapAll(type) instanceof GraphQLInputObjectType object && object.getField(name) != null
                ? object.getField(name).getType()
                : null;
    }

    private static @Nullable GraphQLType elementOf(@Nullable GraphQLType type) {
        return type != null && unwrapNonNull(type) instanceof GraphQLList list ? list.getWrappedType() : type;
    }

    private @Nullable GraphQLCompositeType root(OperationDefinition.Operation operation) {
        return switch (operation) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private @Nullable GraphQLCompositeType composite(TypeName name) {
        return schema.getType(name.getName()) instanceof GraphQLCompositeType type ? type : null;
    }

    private @Nullable GraphQLFieldDefinition definition(GraphQLCompositeType parent, String name) {
        if (name.startsWith("__")) {
            return Stream.of(
                            schema.getIntrospectionSchemaFieldDefinition(),
                            schema.getIntrospectionTypeFieldDefinition(),
                            schema.getIntrospectionTypenameFieldDefinition())
                    .filter(field -> field.getName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return parent instanceof GraphQLFieldsContainer container ? container.getField(name) : null;
    }

    private static @Nullable GraphQLCompositeType composite(@Nullable GraphQLFieldDefinition field) {
        return field != null && unwrapAll(field.getType()) instanceof GraphQLCompositeType type ? type : null;
    }
}
