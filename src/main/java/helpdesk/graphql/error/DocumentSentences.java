package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static helpdesk.graphql.error.ErrorCode.GRAPHQL_VALIDATION_FAILED;
import static helpdesk.graphql.error.Explanation.ofDocument;
import static helpdesk.graphql.error.Explanation.ofSchema;
import static helpdesk.graphql.error.Place.name;
import static helpdesk.graphql.error.Place.those;
import static java.util.stream.Collectors.joining;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sentences of [DocumentProblems]: about fields, fragments and types, then about arguments, directives and
/// variables.
record DocumentSentences(GraphQLSchema schema, List<Place<?>> places) {

    Explanation unknownField(Place<Field> place) {
        var parent = place.parent();
        return ofSchema("Cannot query field '%s' on type '%s'".formatted(name(place), nameOf(parent)))
                .suggesting(() -> fieldsLike(name(place), parent));
    }

    /// The types that a node may have are suggested rather than other fields: that is what people forget.
    private String fieldsLike(String name, @Nullable GraphQLCompositeType parent) {
        var types = possible(parent)
                .filter(type -> type.getField(name) != null)
                .limit(Similar.MOST)
                .map(type -> "'... on " + type.getName() + "'")
                .collect(joining(" or "));
        return types.isEmpty() ? Similar.to(name, fields(parent)) : "Did you mean to use " + types + "?";
    }

    private static List<String> fields(@Nullable GraphQLCompositeType type) {
        return type instanceof GraphQLFieldsContainer container
                ? container.getFields().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .toList()
                : List.of();
    }

    private Stream<GraphQLObjectType> possible(@Nullable GraphQLCompositeType type) {
        return switch (type) {
            case GraphQLObjectType object -> Stream.of(object);
            case GraphQLInterfaceType shared -> schema.getImplementations(shared).stream();
            case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLObjectType.class::cast);
            case null, default -> Stream.empty();
        };
    }

    Explanation noSelection(Place<Field> place) {
        return ofSchema(
                "Field '%s' of type '%s' must have a selection of fields".formatted(name(place), typeOf(place)));
    }

    Explanation selectionOnLeaf(Place<Field> place) {
        return ofSchema("Field '%s' must not have a selection, because type '%s' has no fields"
                .formatted(name(place), typeOf(place)));
    }

    private static String typeOf(Place<Field> place) {
        return simplePrint(place.output());
    }

    Stream<Explanation> conflict(List<Place<Field>> places) {
        var fields = places.stream().map(Place::node).toList();
        return fields.stream().limit(1).map(Field::getResultKey).map(name -> conflict(name, fields));
    }

    private static Explanation conflict(String name, List<Field> fields) {
        if (!areAlike(fields, Field::getName)) {
            return ofDocument("'%s' stands for different fields; use different aliases".formatted(name));
        }
        return areAlike(fields, DocumentSentences::printed)
                ? ofSchema("Field '%s' has different types here; use different aliases".formatted(name))
                : ofDocument("Field '%s' has different arguments here; use different aliases".formatted(name));
    }

    private static boolean areAlike(List<Field> fields, Function<Field, ?> property) {
        return fields.stream().map(property).distinct().count() <= 1;
    }

    private static List<String> printed(Field field) {
        return field.getArguments().stream()
                .map(AstPrinter::printAstCompact)
                .sorted()
                .toList();
    }

    /// Variables have input types, fragments are on those with fields.
    Explanation unknownType(Place<TypeName> place) {
        var isVariable = place.above() instanceof Type<?> || place.above() instanceof VariableDefinition;
        var wanted = isVariable ? GraphQLInputType.class : GraphQLCompositeType.class;
        var known = schema.getAllTypesAsList().stream()
                .filter(wanted::isInstance)
                .map(GraphQLNamedType::getName)
                .filter(name -> !name.startsWith("__"))
                .toList();
        return ofSchema("Unknown type '%s'".formatted(name(place))).suggesting(() -> Similar.to(name(place), known));
    }

    Stream<Explanation> fragmentOnLeaf(Place<?> place) {
        var condition = switch (place.node()) {
            case InlineFragment inline -> inline.getTypeCondition();
            case FragmentDefinition fragment -> fragment.getTypeCondition();
            default -> null;
        };
        return condition == null
                ? Stream.empty()
                : Stream.of(ofSchema(
                        "A fragment cannot be on type '%s', which has no fields".formatted(condition.getName())));
    }

    Explanation unknownFragment(Place<FragmentSpread> place) {
        var known = those(FragmentDefinition.class, places).map(Place::name).toList();
        return ofDocument("Unknown fragment '%s'".formatted(name(place)))
                .suggesting(() -> Similar.to(name(place), known));
    }

    Stream<Explanation> impossibleFragment(Place<?> place) {
        return switch (place.node()) {
            case InlineFragment _ -> Stream.of(impossible(place.parent(), place.selected()));
            case FragmentSpread spread ->
                those(FragmentDefinition.class, places)
                        .filter(fragment -> name(fragment).equals(spread.getName()))
                        .limit(1)
                        .map(fragment -> impossible(place.parent(), fragment.selected()));
            default -> Stream.empty();
        };
    }

    private static Explanation impossible(@Nullable GraphQLCompositeType parent, @Nullable GraphQLCompositeType type) {
        return ofSchema("A fragment on type '%s' cannot be used on type '%s', which is never a '%1$s'"
                .formatted(nameOf(type), nameOf(parent)));
    }

    private static String nameOf(@Nullable GraphQLCompositeType type) {
        return type == null ? "" : type.getName();
    }

    Explanation unknownArgument(Place<Argument> place) {
        var known = place.arguments().stream().map(GraphQLArgument::getName).toList();
        return ofSchema("Unknown argument '%s' on %s".formatted(name(place), owner(place)))
                .suggesting(() -> Similar.to(name(place), known));
    }

    Stream<Explanation> missingArguments(Place<?> place) {
        var given = place.children(Argument.class).map(Argument::getName).toList();
        return place.arguments().stream()
                .filter(argument -> isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                .filter(argument -> !given.contains(argument.getName()))
                .map(argument -> argumentsOf(owner(place)).missing(argument.getName(), argument.getType()));
    }

    Stream<Explanation> wrongArguments(Place<?> place) {
        return those(Argument.class, places)
                .filter(argument -> place.node().equals(argument.above()))
                .flatMap(this::wrongArgument);
    }

    Stream<Explanation> wrongArgument(Place<Argument> place) {
        var type = place.input();
        return type == null
                ? Stream.empty()
                : argumentsOf(owner(place)).in(name(place), type, place.node().getValue());
    }

    private static InputProblems argumentsOf(String owner) {
        return new InputProblems(GRAPHQL_VALIDATION_FAILED, "Argument '%s' of " + owner);
    }

    /// The field or directive at a place, or the one that the argument there belongs to.
    private static String owner(Place<?> place) {
        return switch (place.node() instanceof Argument ? place.above() : place.node()) {
            case Field field -> "field '" + field.getName() + "'";
            case Directive directive -> "directive '@" + directive.getName() + "'";
            case null, default -> throw new IllegalArgumentException("Nothing here has arguments");
        };
    }

    Explanation unknownDirective(Place<Directive> place) {
        var known = schema.getDirectives().stream()
                .filter(directive -> directive.validLocations().contains(DirectiveLocation.FIELD))
                .map(directive -> "@" + directive.getName())
                .toList();
        var name = "@" + name(place);
        return ofSchema("Unknown directive '%s'".formatted(name)).suggesting(() -> Similar.to(name, known));
    }

    Stream<Explanation> wrongDefault(Place<VariableDefinition> place) {
        var definition = place.node();
        return new InputProblems(GRAPHQL_VALIDATION_FAILED, "The default value of variable '$%s'")
                .in(definition.getName(), Objects.requireNonNull(place.input()), definition.getDefaultValue());
    }

    Explanation unknownVariable(Place<VariableReference> place) {
        var known = those(VariableDefinition.class, places)
                .map(variable -> "$" + name(variable))
                .toList();
        var name = "$" + name(place);
        return ofDocument("Variable '%s' is not defined by the operation".formatted(name))
                .suggesting(() -> Similar.to(name, known));
    }

    Explanation outputVariable(Place<VariableDefinition> place) {
        var type = AstPrinter.printAstCompact(place.node().getType());
        return ofSchema(
                "Variable '$%s' cannot have type '%s', which is not an input type".formatted(name(place), type));
    }

    Explanation unfitVariable(Place<VariableReference> place) {
        return ofSchema("Variable '$%s' cannot be used here, where type '%s' is expected"
                .formatted(name(place), simplePrint(place.input())));
    }
}
