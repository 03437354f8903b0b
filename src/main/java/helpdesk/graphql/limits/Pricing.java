package helpdesk.graphql.limits;

import static java.util.stream.Collectors.toMap;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import helpdesk.graphql.limits.Priced.PricedField;
import helpdesk.graphql.limits.Priced.Selections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a valid document once, for all that its operations cost and all rates that they touch. Each fragment is read
/// once, however often it is spread.
final class Pricing {

    private static final Selections NOTHING = new Selections(List.of());

    private static final String ENGINE = "__";
    private static final String ANY_TYPE_OF_ENGINE = "__Type";

    private final SchemaLimits schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Selections> spread = new HashMap<>();

    Pricing(SchemaLimits schema, Document document) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(toMap(FragmentDefinition::getName, Function.identity()));
    }

    Selections of(OperationDefinition operation) {
        return selections(operation.getSelectionSet(), schema.root(operation.getOperation()));
    }

    private Selections selections(@Nullable SelectionSet set, String type) {
        return set == null
                ? NOTHING
                : new Selections(set.getSelections().stream()
                        .flatMap(selection -> price(selection, type))
                        .toList());
    }

    private Stream<Priced> price(Selection<?> selection, String type) {
        return switch (selection) {
            case Field field -> Stream.of(field(field, type));
            case InlineFragment inline ->
                Stream.of(selections(inline.getSelectionSet(), condition(inline.getTypeCondition(), type)));
            case FragmentSpread spread -> Stream.of(fragment(spread.getName()));
            default -> Stream.empty();
        };
    }

    private static String condition(@Nullable TypeName condition, String type) {
        return condition == null ? type : condition.getName();
    }

    private Selections fragment(String name) {
        var known = spread.get(name);
        if (known != null) {
            return known;
        }
        var fragment = Objects.requireNonNull(fragments.get(name));
        var priced = selections(
                fragment.getSelectionSet(), fragment.getTypeCondition().getName());
        spread.put(name, priced);
        return priced;
    }

    private PricedField field(Field field, String type) {
        var name = field.getName();
        if (isOfEngine(type) || isOfEngine(name)) {
            var limit = isOfEngine(type) ? FieldLimit.withinIntrospection(name) : FieldLimit.ofIntrospection(name);
            return new PricedField(field, limit, null, selections(field.getSelectionSet(), ANY_TYPE_OF_ENGINE));
        }
        var limit = schema.limit(type, name);
        var input = limit.isMutation() ? StoredInput.of(field) : null;
        return new PricedField(field, limit, input, selections(field.getSelectionSet(), schema.typeOf(type, name)));
    }

    private static boolean isOfEngine(String name) {
        return name.startsWith(ENGINE);
    }
}
