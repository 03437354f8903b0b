package helpdesk.graphql.paging;

import helpdesk.graphql.error.BadUserInput;
import org.jspecify.annotations.Nullable;

/// A request for a page of a list: `size` elements, the first or (`backward`) the last ones, between two cursors.
public record PageRequest(
        int size,
        boolean backward,
        @Nullable String after,
        @Nullable String before) {

    private static final int DEFAULT_SIZE = 20;
    private static final int MOST = 100;

    /// Throws [BadUserInput] when both ends are requested at once, or a number that is not from 1 to [#MOST].
    static PageRequest of(
            @Nullable Integer first, @Nullable Integer last, @Nullable String after, @Nullable String before) {
        if (first != null && last != null) {
            throw new BadUserInput("Use first or last, not both");
        }
        var size = first != null ? first : last != null ? last : DEFAULT_SIZE;
        if (size < 1 || size > MOST) {
            throw new BadUserInput("first and last must be from 1 to " + MOST);
        }
        return new PageRequest(size, last != null, after, before);
    }
}
