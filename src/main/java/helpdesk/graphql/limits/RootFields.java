package helpdesk.graphql.limits;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts how often each root field occurs in a valid operation, under whatever alias, and in fragments too.
record RootFields(Map<String, FragmentDefinition> fragments) {

    static Map<String, Long> of(OperationDefinition operation, Document document) {
        var fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
        return new RootFields(fragments)
                .in(operation.getSelectionSet())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private Stream<String> in(SelectionSet set) {
        return set.getSelections().stream().flatMap(this::in);
    }

    private Stream<String> in(Selection<?> selection) {
        return switch (selection) {
            case Field field -> Stream.of(field.getName());
            case InlineFragment fragment -> in(fragment.getSelectionSet());
            case FragmentSpread spread ->
                Stream.ofNullable(fragments.get(spread.getName())).flatMap(fragment -> in(fragment.getSelectionSet()));
            default -> Stream.empty();
        };
    }
}
