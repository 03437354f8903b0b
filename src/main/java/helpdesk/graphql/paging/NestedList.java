package helpdesk.graphql.paging;

import helpdesk.database.EntityId;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;

/// A list that hangs below a parent, such as the comments of a ticket.
///
/// @param name names the list in cursors and among the data loaders
/// @param columns the columns to select
/// @param source the `FROM`
/// @param parentColumn the column that holds the parent's id
/// @param condition what else an element has to be, such as ` AND m.visibility = 'PUBLIC'`; empty if nothing
/// @param order the order of the list
/// @param row how a row becomes an element
/// @param parent the parent of an element
/// @param cursor where an element stands
public record NestedList<P extends EntityId, T>(
        String name,
        String columns,
        String source,
        String parentColumn,
        String condition,
        Keyset<Long> order,
        RowMapper<T> row,
        Function<T, P> parent,
        Function<T, Cursor> cursor) {

    /// One page for one parent, which goes by the name of a parameter.
    String page(String parameter, PageRequest page) {
        return "(SELECT %s FROM %s WHERE %s = :%s%s%s%s)"
                .formatted(columns, source, parentColumn, parameter, condition, order.bounds(page), order.order(page));
    }

    /// The number of elements of each parent that has any.
    String count() {
        return "SELECT %1$s, COUNT(*) FROM %2$s WHERE %1$s IN (:parents)%3$s GROUP BY %1$s"
                .formatted(parentColumn, source, condition);
    }
}
