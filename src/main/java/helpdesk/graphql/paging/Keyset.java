package helpdesk.graphql.paging;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The part of a statement that selects one page: an order by a column and, among equal values, by id, and the
/// bounds that the cursors set. Column names come from code, never from a request.
///
/// @param id the column of the id, or the first column again if its values are unique
/// @param position turns the text in a cursor into a value of the column
public record Keyset<P>(String column, String id, boolean descending, Function<String, P> position) {

    /// The bounds as conditions to append to a `WHERE`; written so that an index on the column serves them.
    public String bounds(PageRequest page) {
        return bound(page.after(), "after", descending ? "<" : ">")
                + bound(page.before(), "before", descending ? ">" : "<");
    }

    /// Such as ` AND c.name >= :afterPosition AND (c.name > :afterPosition OR c.id > :afterId)`.
    private String bound(@Nullable String cursor, String name, String beyond) {
        if (cursor == null) {
            return "";
        }
        return (isUnique()
                        ? " AND %1$s %4$s :%3$sPosition"
                        : " AND %1$s %4$s= :%3$sPosition AND (%1$s %4$s :%3$sPosition OR %2$s %4$s :%3$sId)")
                .formatted(column, id, name, beyond);
    }

    private boolean isUnique() {
        return id.equals(column);
    }

    /// `ORDER BY`, backward for a page from the end, and a `LIMIT` of one more than the page has.
    public String order(PageRequest page) {
        var direction = isAscending(page) ? "ASC" : "DESC";
        return isUnique()
                ? " ORDER BY %s %s LIMIT :limit".formatted(column, direction)
                : " ORDER BY %s %s, %s %s LIMIT :limit".formatted(column, direction, id, direction);
    }

    public boolean isAscending(PageRequest page) {
        return descending == page.backward();
    }

    /// The values of the bounds and of the `LIMIT`; `open` reads a cursor.
    public Map<String, Object> parameters(PageRequest page, Function<String, Cursor> open) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", page.size() + 1);
        bind(parameters, "after", page.after(), open);
        bind(parameters, "before", page.before(), open);
        return parameters;
    }

    private void bind(
            Map<String, Object> parameters, String name, @Nullable String text, Function<String, Cursor> open) {
        if (text != null) {
            var cursor = open.apply(text);
            parameters.put(name + "Position", position.apply(cursor.position()));
            parameters.put(name + "Id", UUIDUtil.asByteArray(cursor.id()));
        }
    }
}
