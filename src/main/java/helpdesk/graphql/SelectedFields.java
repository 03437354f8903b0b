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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The fields that the document selects below a field, read from the document itself. The engine's own
/// `DataFetchingFieldSelectionSet` first lays out the whole operation, and compares each path with all others.
public final class SelectedFields {

    private final List<SelectionSet> sets;
    private final DataFetchingEnvironment environment;

    private SelectedFields(Stream<Field> fields, DataFetchingEnvironment environment) {
        this.sets = fields.map(Field::getSelectionSet).filter(Objects::nonNull).toList();
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
                ? fields(path).findAny().isPresent()
                : new SelectedFields(fields(path.substring(0, slash)), environment).contains(path.substring(slash + 1));
    }

    /// Whether no other field of an object is selected than this one and `__typename`.
    public boolean isOnly(String name) {
        return fields().map(Field::getName).allMatch(field -> field.equals(name) || field.startsWith("__"));
    }

    private Stream<Field> fields(String name) {
        return fields().filter(field -> field.getName().equals(name));
    }

    private Stream<Field> fields() {
        return sets.stream().flatMap(this::fields);
    }

    private Stream<Field> fields(SelectionSet set) {
        return set.getSelections().stream().filter(this::isIncluded).flatMap(this::fields);
    }

    private Stream<Field> fields(Selection<?> selection) {
        return switch (selection) {
            case Field field -> Stream.of(field);
            case InlineFragment inline -> fields(inline.getSelectionSet());
            case FragmentSpread spread -> fields(fragment(spread).getSelectionSet());
            default -> throw new IllegalStateException("No selection of the specification");
        };
    }

    private FragmentDefinition fragment(FragmentSpread spread) {
        return Objects.requireNonNull(environment.getFragmentsByName().get(spread.getName()));
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
