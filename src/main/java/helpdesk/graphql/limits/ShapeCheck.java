package helpdesk.graphql.limits;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import helpdesk.graphql.error.BadUserInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refuses documents of a shape that would keep the engine's validation busy. Takes time that is linear in the text:
/// each fragment is measured once, however often it is spread.
final class ShapeCheck {

    private static final String ONE_ROOT_FIELD = "A subscription has exactly one root field, without directives";

    private final DocumentLimits limits;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Shape> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private ShapeCheck(DocumentLimits limits, Document document) {
        this.limits = limits;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (first, _) -> first));
    }

    /// @throws BadUserInput if the document is more than the limits admit
    static void check(Document document, DocumentLimits limits) {
        var check = new ShapeCheck(limits, document);
        check.fragments.keySet().forEach(check::fragment);
        var fields = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToInt(check::operation)
                .sum();
        BadUserInput.require(fields <= limits.fields(), "The document selects more than %d fields", limits.fields());
    }

    private int operation(OperationDefinition operation) {
        var shape = selections(operation.getSelectionSet()).withDirectives(directives(operation));
        require(shape.depth(), limits.depth(), "The document is more than %d fields deep");
        require(shape.introspectionDepth(), limits.introspectionDepth(), "Introspection goes more than %d fields deep");
        require(shape.rootFields(), limits.rootFields(), "An operation has more than %d root fields");
        require(shape.aliases(), limits.aliases(), "An operation has more than %d aliases");
        require(shape.directives(), limits.directives(), "An operation has more than %d directives");
        require(shape.fields(), limits.fields(), "The document selects more than %d fields");
        BadUserInput.require(
                !shape.introspection().begins() || operation.getOperation() == Operation.QUERY,
                Introspection.ELSEWHERE);
        if (operation.getOperation() == Operation.SUBSCRIPTION) {
            requireOneRootField(operation.getSelectionSet());
        }
        return shape.fields();
    }

    /// The engine's validation would look for it as the engine does when it executes an operation, and fail where
    /// that is not possible.
    private void requireOneRootField(SelectionSet set) {
        var names = rootFields(set).map(Field::getResultKey).distinct();
        BadUserInput.require(names.count() == 1, ONE_ROOT_FIELD);
    }

    private Stream<Field> rootFields(SelectionSet set) {
        return set.getSelections().stream().flatMap(this::rootFields);
    }

    private Stream<Field> rootFields(Selection<?> selection) {
        BadUserInput.require(
                !(selection instanceof DirectivesContainer<?> place)
                        || place.getDirectives().isEmpty(),
                ONE_ROOT_FIELD);
        return switch (selection) {
            case Field field -> Stream.of(field);
            case InlineFragment fragment -> rootFields(fragment.getSelectionSet());
            case FragmentSpread spread
            when fragments.containsKey(spread.getName()) ->
                rootFields(fragments.get(spread.getName()).getSelectionSet());
            default -> throw new BadUserInput(ONE_ROOT_FIELD);
        };
    }

    private static void require(int size, int limit, String sentence) {
        BadUserInput.require(size <= limit, sentence, limit);
    }

    private Shape selections(@Nullable SelectionSet set) {
        if (set == null) {
            return Shape.NOTHING;
        }
        requireFewRepetitions(set);
        return set.getSelections().stream().map(this::selection).reduce(Shape.NOTHING, Shape::and);
    }

    private Shape selection(Selection<?> selection) {
        var shape = switch (selection) {
            case Field field -> selections(field.getSelectionSet()).below(field);
            case InlineFragment fragment -> selections(fragment.getSelectionSet());
            case FragmentSpread spread -> fragment(spread.getName());
            default -> Shape.NOTHING;
        };
        return selection instanceof DirectivesContainer<?> place ? shape.withDirectives(directives(place)) : shape;
    }

    /// One that is not there is for validation to refuse.
    private Shape fragment(String name) {
        var known = measured.get(name);
        if (known != null || !fragments.containsKey(name)) {
            return known != null ? known : Shape.NOTHING;
        }
        BadUserInput.require(open.add(name), "A fragment contains itself");
        var shape = selections(fragments.get(name).getSelectionSet()).spread();
        open.remove(name);
        measured.put(name, shape);
        return shape;
    }

    /// None of ours can stand twice in one place.
    private static int directives(DirectivesContainer<?> place) {
        var names = place.getDirectives().stream().map(Directive::getName).collect(Collectors.toSet());
        BadUserInput.require(names.size() == place.getDirectives().size(), "A directive is repeated in one place");
        return names.size();
    }

    private void requireFewRepetitions(SelectionSet set) {
        set.getSelections().stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .collect(groupingBy(Field::getResultKey, counting()))
                .values()
                .forEach(times ->
                        require(times.intValue(), limits.repetitions(), "A field is repeated more than %d times"));
    }
}
