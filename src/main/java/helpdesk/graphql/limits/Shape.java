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
import helpdesk.graphql.error.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rejects documents of a shape that would keep the engine's validation busy. Walks through each operation with
/// its fragments put in, and stops at the largest number of fields: a few lines that stand for billions of fields
/// take no longer than a large document.
final class Shape {

    /// Of a document, with fragments put in wherever they are spread. Each spread and each inline fragment counts as
    /// a field too, since it takes as long to walk through.
    private static final int MOST_FIELDS = 1_000;

    private static final int MOST_ROOT_FIELDS = 20;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_DIRECTIVES = 50;

    /// Of a field under one name in one selection.
    private static final int MOST_REPETITIONS = 10;

    private static final int DEEPEST = 12;

    /// With its root: tools ask for types of types of types.
    private static final int DEEPEST_INTROSPECTION = 21;

    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Set<String> spread = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private int fields;

    private boolean isQuery;
    private int rootFields;
    private int aliases;
    private int directives;

    private Shape(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.putIfAbsent(fragment.getName(), fragment));
    }

    /// @throws BadUserInput if the document is larger than it may be
    static void check(Document document) {
        var shape = new Shape(document);
        document.getDefinitionsOfType(OperationDefinition.class).forEach(shape::operation);
        shape.fragments.keySet().forEach(shape::fragmentThatNobodySpreads);
    }

    private void operation(OperationDefinition operation) {
        begin(operation.getOperation() == Operation.QUERY);
        directives(operation);
        selections(operation.getSelectionSet(), 0, DEEPEST);
    }

    /// It is not valid, but validation reads all of it before it says so.
    private void fragmentThatNobodySpreads(String name) {
        if (!spread.contains(name)) {
            begin(true);
            fragment(name, 0, DEEPEST);
        }
    }

    private void begin(boolean isQuery) {
        this.isQuery = isQuery;
        rootFields = 0;
        aliases = 0;
        directives = 0;
    }

    /// @param depth how many fields are above
    /// @param deepest how many there may be
    private void selections(@Nullable SelectionSet set, int depth, int deepest) {
        if (set != null) {
            requireFewRepetitions(set);
            set.getSelections().forEach(selection -> selection(selection, depth, deepest));
        }
    }

    private void selection(Selection<?> selection, int depth, int deepest) {
        if (selection instanceof DirectivesContainer<?> container) {
            directives(container);
        }
        switch (selection) {
            case Field field -> field(field, depth, deepest);
            case InlineFragment inline -> {
                countField();
                selections(inline.getSelectionSet(), depth, deepest);
            }
            case FragmentSpread fragment -> fragment(fragment.getName(), depth, deepest);
            default -> {}
        }
    }

    /// Introspection is allowed at the root of a query only: elsewhere the engine does not notice if it goes round
    /// in circles.
    private void field(Field field, int depth, int deepest) {
        var isIntrospection = INTROSPECTION.contains(field.getName());
        countField();
        rootFields += depth == 0 ? 1 : 0;
        aliases += field.getAlias() == null ? 0 : 1;
        require(rootFields, MOST_ROOT_FIELDS, "An operation has more than %d root fields");
        require(aliases, MOST_ALIASES, "An operation has more than %d aliases");
        require(depth + 1, deepest, "The document is more than %d fields deep");
        requireValid(
                !isIntrospection || (isQuery && depth == 0),
                "__schema and __type can only be selected at the root of a query");
        selections(field.getSelectionSet(), depth + 1, isIntrospection ? DEEPEST_INTROSPECTION : deepest);
    }

    /// A fragment that does not exist is for validation to reject.
    private void fragment(String name, int depth, int deepest) {
        var fragment = fragments.get(name);
        if (fragment != null) {
            countField();
            spread.add(name);
            requireValid(open.add(name), "A fragment contains itself");
            selections(fragment.getSelectionSet(), depth, deepest);
            open.remove(name);
        }
    }

    private void countField() {
        require(++fields, MOST_FIELDS, "The document selects more than %d fields");
    }

    /// No directive of this schema is repeatable.
    private void directives(DirectivesContainer<?> container) {
        var names = container.getDirectives().stream().map(Directive::getName).collect(Collectors.toSet());
        requireValid(names.size() == container.getDirectives().size(), "A directive occurs twice in the same place");
        directives += names.size();
        require(directives, MOST_DIRECTIVES, "An operation has more than %d directives");
    }

    private static void requireFewRepetitions(SelectionSet set) {
        set.getSelections().stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .collect(groupingBy(Field::getResultKey, counting()))
                .values()
                .forEach(times -> require(times, MOST_REPETITIONS, "A field is repeated more than %d times"));
    }

    private static void requireValid(boolean isValid, String message) {
        if (!isValid) {
            throw new BadUserInput(ErrorCode.GRAPHQL_VALIDATION_FAILED, message);
        }
    }

    private static void require(long amount, int limit, String message) {
        BadUserInput.require(amount <= limit, message, limit);
    }
}
