package helpdesk.graphql.paging;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.database.EntityId;
import helpdesk.graphql.SelectedFields;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowMapper;

/// A list that hangs below a parent, such as the comments of a ticket.
///
/// @param name names the list in cursors and among the data loaders
/// @param table the table of the elements
/// @param source the `FROM` of the list
/// @param parentColumn the column that holds the parent's id
/// @param condition a further condition, such as ` AND m.visibility = 'PUBLIC'`; empty for none
/// @param order the order of the list
/// @param rows what to read of the elements, if a document selects this of the list
/// @param parent the parent of an element
/// @param cursor the position of an element
public record NestedList<P extends EntityId, T>(
        String name,
        String table,
        String source,
        String parentColumn,
        String condition,
        Keyset<Long> order,
        Function<SelectedFields, Rows<T>> rows,
        Function<T, P> parent,
        Function<T, Cursor> cursor) {

    /// What is read of each element.
    ///
    /// @param columns the columns to select; the parent's id is `page.parent`
    /// @param joins what to join with the table of the elements; empty for nothing
    /// @param mapping how a row becomes an element
    public record Rows<T>(String columns, String joins, RowMapper<T> mapping) {}

    /// The statement of one page for each parent: the ids of its elements come from one range of an index.
    ///
    /// @param parents how many; the parameters `parent0` and so on hold their ids
    String pages(int parents, PageRequest page, Rows<T> rows) {
        var head = "(SELECT %1$s AS id, %2$s AS parent FROM %3$s WHERE %2$s = :"
                .formatted(order.id(), parentColumn, source);
        var tail = condition + order.bounds(page) + order.order(page) + ")";
        var ids = IntStream.range(0, parents)
                .mapToObj(index -> head + parameter(index) + tail)
                .collect(Collectors.joining(" UNION ALL "));
        return "SELECT %s FROM (%s) page JOIN %s ON %s = page.id%s"
                .formatted(rows.columns(), ids, table, order.id(), rows.joins());
    }

    static String parameter(int parent) {
        return "parent" + parent;
    }

    /// Orders elements as the statement of a page does: the parts of a `UNION` come in any order. Ids as the
    /// database compares them, by their bytes.
    Comparator<T> inOrderOf(PageRequest page) {
        var ascending = Comparator.comparing(
                cursor,
                Comparator.comparing(this::position)
                        .thenComparing(cursor -> UUIDUtil.asByteArray(cursor.id()), Arrays::compareUnsigned));
        return order.isAscending(page) ? ascending : ascending.reversed();
    }

    private Long position(Cursor cursor) {
        return order.position().apply(cursor.position());
    }

    /// The number of elements of each parent that has any.
    String count() {
        return "SELECT %1$s, COUNT(*) FROM %2$s WHERE %1$s IN (:parents)%3$s GROUP BY %1$s"
                .formatted(parentColumn, source, condition);
    }
}
