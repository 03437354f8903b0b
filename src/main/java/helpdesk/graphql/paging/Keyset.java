package helpdesk.graphql.paging;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The part of a statement that makes it give one page: an order by a column and, among equals, by id, and the bounds
/// that the cursors set. Column names come from code, never from a request.
public record Keyset(String column, String id, boolean descending) {

    /// As the database compares: ids by their bytes.
    private static final Comparator<Cursor> BY_POSITION = Comparator.comparingLong(Cursor::position)
            .thenComparing(cursor -> UUIDUtil.asByteArray(cursor.id()), Arrays::compareUnsigned);

    /// The bounds as conditions to append to a `WHERE`; written so that an index on the column serves them.
    public String bounds(PageRequest page) {
        return bound(page.after(), "after", descending ? "<" : ">")
                + bound(page.before(), "before", descending ? ">" : "<");
    }

    private String bound(@Nullable String cursor, String name, String beyond) {
        return cursor == null
                ? ""
                : " AND %1$s %4$s= :%3$sPosition AND (%1$s %4$s :%3$sPosition OR %2$s %4$s :%3$sId)"
                        .formatted(column, id, name, beyond);
    }

    /// `ORDER BY`, backward for a page from the end, and a `LIMIT` of one more than the page has.
    public String order(PageRequest page) {
        var direction = descending == page.backward() ? "ASC" : "DESC";
        return " ORDER BY %s %s, %s %s LIMIT %s".formatted(column, direction, id, direction, page.size() + 1);
    }

    /// The values of the bounds: `open` reads a cursor, `position` tells what its position is in the column.
    public Map<String, Object> parameters(
            PageRequest page, Function<String, Cursor> open, Function<Cursor, Object> position) {
        var parameters = new HashMap<String, Object>();
        bind(parameters, "after", page.after(), open, position);
        bind(parameters, "before", page.before(), open, position);
        return parameters;
    }

    /// Orders as [#order] does: the parts of a `UNION` come in any order.
    int compare(Cursor one, Cursor other, PageRequest page) {
        var ascending = BY_POSITION.compare(one, other);
        return descending == page.backward() ? ascending : -ascending;
    }

    private static void bind(
            Map<String, Object> parameters,
            String name,
            @Nullable String text,
            Function<String, Cursor> open,
            Function<Cursor, Object> position) {
        if (text != null) {
            var cursor = open.apply(text);
            parameters.put(name + "Position", position.apply(cursor));
            parameters.put(name + "Id", UUIDUtil.asByteArray(cursor.id()));
        }
    }
}
