package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static helpdesk.graphql.error.ErrorCode.GRAPHQL_VALIDATION_FAILED;
import static helpdesk.graphql.error.Explanation.ofDocument;
import static helpdesk.graphql.error.Explanation.ofSchema;
import static helpdesk.graphql.error.Place.name;
import static helpdesk.graphql.error.Place.those;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What is wrong with arguments, directives and variables.
record ArgumentProblems(GraphQLSchema schema, List<Place<?>> places) {

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
