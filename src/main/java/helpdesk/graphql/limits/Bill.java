package helpdesk.graphql.limits;

import static java.util.stream.Collectors.toMap;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the execution of an operation with its variables may cost, added up before it is executed.
final class Bill {

    private final SchemaLimits schema;
    private final Variables variables;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<FieldLimit, Long> rated = new LinkedHashMap<>();
    private final double complexity;
    private long writes;
    private long bytes;

    Bill(SchemaLimits schema, RequestedOperation operation, Map<String, ?> given) {
        var definition = operation.definition();
        this.schema = schema;
        this.variables = new Variables(definition, given);
        this.fragments = operation.document().getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(toMap(FragmentDefinition::getName, Function.identity()));
        this.complexity = cost(definition.getSelectionSet(), schema.root(definition.getOperation()), 1);
    }

    /// At least 1.
    long complexity() {
        return Math.max(1, (long) Math.ceil(complexity));
    }

    /// How often each field occurs that has a rate of its own.
    Map<FieldLimit, Long> rated() {
        return rated;
    }

    /// How many mutations there are.
    long writes() {
        return writes;
    }

    /// How many bytes they may store.
    long bytes() {
        return bytes;
    }

    /// @param sizeOfLists how long the lists of this object are, if the field above says it
    private double cost(@Nullable SelectionSet set, String type, double sizeOfLists) {
        return set == null
                ? 0
                : set.getSelections().stream()
                        .mapToDouble(selection -> cost(selection, type, sizeOfLists))
                        .sum();
    }

    private double cost(Selection<?> selection, String type, double sizeOfLists) {
        return switch (selection) {
            case Field field -> cost(field, schema.limit(type, field.getName()), sizeOfLists);
            case InlineFragment inline -> cost(inline.getSelectionSet(), condition(inline, type), sizeOfLists);
            case FragmentSpread spread -> cost(fragment(spread), sizeOfLists);
            default -> 0;
        };
    }

    private static String condition(InlineFragment inline, String type) {
        var condition = inline.getTypeCondition();
        return condition == null ? type : condition.getName();
    }

    private FragmentDefinition fragment(FragmentSpread spread) {
        return Objects.requireNonNull(fragments.get(spread.getName()));
    }

    private double cost(FragmentDefinition fragment, double sizeOfLists) {
        return cost(fragment.getSelectionSet(), fragment.getTypeCondition().getName(), sizeOfLists);
    }

    private double cost(Field field, FieldLimit limit, double sizeOfLists) {
        count(field, limit);
        var size = limit.size().of(field, variables, sizeOfLists);
        var objects = limit.isList() ? size : 1;
        var below = cost(field.getSelectionSet(), limit.type(), limit.isList() ? 1 : size);
        return limit.weight() + objects * (limit.objectWeight() + below);
    }

    /// Rates and mutations are at the root only, where each field occurs once.
    private void count(Field field, FieldLimit limit) {
        if (limit.perMinute() > 0) {
            rated.merge(limit, 1L, Long::sum);
        }
        if (limit.isMutation()) {
            writes++;
            bytes += variables.bytes(field);
        }
    }
}
