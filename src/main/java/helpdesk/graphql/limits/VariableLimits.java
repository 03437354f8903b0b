package helpdesk.graphql.limits;

import helpdesk.graphql.error.BadUserInput;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// What the variables of a document may be at most; all are 1 and more.
///
/// @param characters of one text, as Java counts them: the longest legal comment may be made of pairs
/// @param elements of one list
/// @param values altogether
/// @param depth lists and objects inside each other
record VariableLimits(
        @DefaultValue("100000") int characters,
        @DefaultValue("500") int elements,
        @DefaultValue("2000") int values,
        @DefaultValue("10") int depth) {

    VariableLimits {
        Assert.isTrue(
                characters >= 1 && elements >= 1 && values >= 1 && depth >= 1,
                "Every limit of helpdesk.limits.variables is at least 1");
    }

    /// @throws BadUserInput if they are more than that
    void check(Map<String, ?> variables) {
        BadUserInput.require(count(variables, 0) <= values, "The variables hold more than %d values", values);
    }

    private int count(@Nullable Object value, int above) {
        BadUserInput.require(above <= depth, "The variables are nested more than %d deep", depth);
        return switch (value) {
            case String text -> count(text);
            case Map<?, ?> object -> count(object.values().stream(), above);
            case Collection<?> list -> count(list, above);
            case null, default -> 1;
        };
    }

    private int count(String text) {
        BadUserInput.require(text.length() <= characters, "A variable holds more than %d characters", characters);
        return 1;
    }

    private int count(Collection<?> list, int above) {
        BadUserInput.require(list.size() <= elements, "A list has more than %d elements", elements);
        return count(list.stream(), above);
    }

    private int count(Stream<?> values, int above) {
        return 1 + values.mapToInt(value -> count(value, above + 1)).sum();
    }
}
