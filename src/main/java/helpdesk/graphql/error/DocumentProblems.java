package helpdesk.graphql.error;

import static helpdesk.graphql.error.Explanation.ofDocument;
import static helpdesk.graphql.error.Explanation.ofSchema;
import static helpdesk.graphql.error.Place.name;
import static helpdesk.graphql.error.Place.those;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import graphql.GraphQLError;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says why a document is not valid, in sentences close to those of GraphQL's reference implementation, which
/// developers know. Of the engine's errors it takes the type and the location: the engine's own sentences contain the
/// names of Java types and quote values, which may be personal.
public final class DocumentProblems {

    private static final Explanation UNKNOWN = ofDocument("The document is not valid");

    private final List<Place<?>> places;
    private final DocumentSentences sentences;

    private DocumentProblems(GraphQLSchema schema, Document document) {
        places = Place.in(schema, document);
        sentences = new DocumentSentences(schema, places);
    }

    /// One error for each mistake, where it occurs first.
    public static List<GraphQLError> of(GraphQLSchema schema, Document document, List<ValidationError> errors) {
        var problems = new DocumentProblems(schema, document);
        var told = new HashSet<String>();
        return errors.stream()
                .flatMap(error -> problems.explained(error).stream()
                        .filter(problem -> told.add(problem.sentence()))
                        .map(problem -> problem.at(problems.locations(error))))
                .limit(Explanation.MOST)
                .toList();
    }

    private List<Explanation> explained(ValidationError error) {
        var type = error.getValidationErrorType() instanceof ValidationErrorType known ? known : null;
        var explained = type == null
                ? List.<Explanation>of()
                : explained(type, at(error)).toList();
        return explained.isEmpty() ? List.of(UNKNOWN) : explained;
    }

    private List<Place<?>> at(ValidationError error) {
        return places.stream()
                .filter(place -> error.getLocations().isEmpty()
                        ? isTypeOfFragment(place, error)
                        : error.getLocations().contains(place.node().getSourceLocation()))
                .toList();
    }

    /// The engine knows no location of the type in the head of a fragment, but the name of the fragment.
    private static boolean isTypeOfFragment(Place<?> place, ValidationError error) {
        return place.node() instanceof TypeName && isFragment(place.above(), error);
    }

    private static boolean isFragment(@Nullable Node<?> node, ValidationError error) {
        return node instanceof FragmentDefinition fragment
                && List.of(fragment.getName()).equals(error.getQueryPath());
    }

    private List<SourceLocation> locations(ValidationError error) {
        return error.getLocations().isEmpty()
                ? places.stream()
                        .map(Place::node)
                        .filter(node -> isFragment(node, error))
                        .map(Node::getSourceLocation)
                        .toList()
                : error.getLocations();
    }

    /// Nothing for the types that the engine does not use for documents such as these.
    private Stream<Explanation> explained(ValidationErrorType type, List<Place<?>> at) {
        return switch (type) {
            case FieldUndefined -> those(Field.class, at).map(sentences::unknownField);
            case SubselectionRequired -> those(Field.class, at).map(sentences::noSelection);
            case SubselectionNotAllowed -> those(Field.class, at).map(sentences::selectionOnLeaf);
            case FieldsConflict -> sentences.conflict(those(Field.class, at).toList());
            case UnknownArgument -> those(Argument.class, at).map(sentences::unknownArgument);
            case MissingFieldArgument, MissingDirectiveArgument -> at.stream().flatMap(sentences::missingArguments);
            case WrongType -> those(Argument.class, at).flatMap(sentences::wrongArgument);
            case NullValueForNonNullArgument -> those(Field.class, at).flatMap(sentences::wrongArguments);
            case DuplicateArgumentNames -> twiceIn(at, Argument.class, "argument named '%s'");
            case UniqueObjectFieldName -> twiceIn(at, ObjectField.class, "input field named '%s'");
            case DuplicateVariableName -> twice(VariableDefinition.class, at, "variable named '$%s'");
            case DuplicateDirectiveName -> twice(Directive.class, at, "directive named '%s'");
            case DuplicateOperationName -> twice(OperationDefinition.class, at, "operation named '%s'");
            case DuplicateFragmentName -> twice(FragmentDefinition.class, at, "fragment named '%s'");
            case UnknownDirective ->
                Stream.concat(
                        those(Directive.class, at).map(sentences::unknownDirective),
                        those(Argument.class, at).map(sentences::unknownArgument));
            case MisplacedDirective ->
                those(Directive.class, at)
                        .map(place -> ofSchema("Directive '@%s' cannot be used here".formatted(name(place))));
            case UnknownType -> those(TypeName.class, at).map(sentences::unknownType);
            case InlineFragmentTypeConditionInvalid, FragmentTypeConditionInvalid ->
                at.stream().flatMap(sentences::fragmentOnLeaf);
            case UndefinedFragment -> those(FragmentSpread.class, at).map(sentences::unknownFragment);
            case InvalidFragmentType -> at.stream().flatMap(sentences::impossibleFragment);
            case UnusedFragment ->
                those(FragmentDefinition.class, at)
                        .map(place -> ofDocument("Fragment '%s' is never used".formatted(name(place))));
            case FragmentCycle ->
                those(FragmentDefinition.class, at)
                        .map(place -> ofDocument("Fragment '%s' contains itself".formatted(name(place))));
            case UndefinedVariable -> those(VariableReference.class, at).map(sentences::unknownVariable);
            case UnusedVariable ->
                those(VariableDefinition.class, at)
                        .map(place -> ofDocument("Variable '$%s' is never used".formatted(name(place))));
            case NonInputTypeOnVariable -> those(VariableDefinition.class, at).map(sentences::outputVariable);
            case VariableTypeMismatch -> those(VariableReference.class, at).map(sentences::unfitVariable);
            case BadValueForDefaultArg -> those(VariableDefinition.class, at).flatMap(sentences::wrongDefault);
            case LoneAnonymousOperationViolation ->
                Stream.of(ofDocument("Each operation needs a name if the document contains several"));
            case SubscriptionMultipleRootFields ->
                Stream.of(ofDocument("A subscription must select exactly one root field"));
            case SubscriptionIntrospectionRootField ->
                Stream.of(ofDocument("A subscription must not select an introspection field at its root"));
            case NonExecutableDefinition ->
                Stream.of(ofDocument("A document must contain only operations and fragments"));
            default -> Stream.empty();
        };
    }

    private static <N extends NamedNode<N>> Stream<Explanation> twice(Class<N> kind, List<Place<?>> at, String what) {
        return those(kind, at).map(place -> ofDocument(("There can be only one " + what).formatted(name(place))));
    }

    private static <N extends NamedNode<N>> Stream<Explanation> twiceIn(List<Place<?>> at, Class<N> kind, String what) {
        return at.stream()
                .flatMap(place ->
                        place.children(kind).collect(groupingBy(NamedNode::getName, counting())).entrySet().stream())
                .filter(name -> name.getValue() > 1)
                .map(name -> ofDocument(("There can be only one " + what).formatted(name.getKey())));
    }
}
