package helpdesk.graphql;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields that the document selects below a field, read from the document itself. The engine's own
/// `DataFetchingFieldSelectionSet` first lays out the whole operation, and compares each path with all others.
///
/// Within a request, those of all objects of a list are equal, so that they can be looked at once for all.
public final class SelectedFields {

    private final List<SelectionSet> sets;
    private final DataFetchingEnvironment environment;

    /// Collected for the one of many equal selections that is looked at.
    private @Nullable List<Field> fields;

    private SelectedFields(Stream<Field> above, DataFetchingEnvironment environment) {
        this.sets = above.map(Field::getSelectionSet).filter(Objects::nonNull).toList();
        this.environment = environment;
    }

    public static SelectedFields of(DataFetchingEnvironment environment) {
        return new SelectedFields(environment.getMergedField().getFields().stream(), environment);
    }

    /// Whether a field is selected.
    ///
    /// @param path of names in the schema, such as `edges/node/name`
    public boolean contains(String path) {
        var slash = path.indexOf('/');
        return slash < 0
                ? named(path).findAny().isPresent()
                : new SelectedFields(named(path.substring(0, slash)), environment).contains(path.substring(slash + 1));
    }

    /// Whether no other field of an object is selected than this one and `__typename`.
    public boolean isOnly(String name) {
        return fields().stream().map(Field::getName).allMatch(field -> field.equals(name) || field.startsWith("__"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SelectedFields selected && sets.equals(selected.sets);
    }

    @Override
    public int hashCode() {
        return sets.hashCode();
    }

    private Stream<Field> named(String name) {
        return fields().stream().filter(field -> field.getName().equals(name));
    }

    private List<Field> fields() {
        if (fields == null) {
            var spread = new HashSet<String>();
            fields = sets.stream().flatMap(set -> fieldsOf(set, spread)).toList();
        }
        return fields;
    }

    /// @param spread the fragments so far. Each counts once, however often it is spread: otherwise a few that spread
    /// each
    ///     other would make much work
    private Stream<Field> fieldsOf(SelectionSet set, Set<String> spread) {
        return set.getSelections().stream().filter(this::isIncluded).flatMap(selection -> fieldsOf(selection, spread));
    }

    private Stream<Field> fieldsOf(Selection<?> selection, Set<String> spread) {
        return switch (selection) {
            case Field field -> Stream.of(field);
            case InlineFragment inline -> fieldsOf(inline.getSelectionSet(), spread);
            case FragmentSpread fragment ->
                spread.add(fragment.getName())
                        ? fieldsOf(definition(fragment).getSelectionSet(), spread)
                        : Stream.empty();
            default -> throw new IllegalStateException("No selection of the specification");
        };
    }

    private FragmentDefinition definition(FragmentSpread fragment) {
        return Objects.requireNonNull(environment.getFragmentsByName().get(fragment.getName()));
    }

    private boolean isIncluded(Selection<?> selection) {
        return !(selection instanceof DirectivesContainer<?> container)
                || (container.getDirectives("skip").stream().noneMatch(this::condition)
                        && container.getDirectives("include").stream().allMatch(this::condition));
    }

    private boolean condition(Directive directive) {
        return switch (directive.getArgument("if").getValue()) {
            case BooleanValue value -> value.isValue();
            case VariableReference variable ->
                Boolean.TRUE.equals(environment.getVariables().get(variable.getName()));
            default -> throw new IllegalStateException("No condition of the specification");
        };
    }
}
