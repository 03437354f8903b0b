package helpdesk.graphql.paging;

import helpdesk.database.EntityId;
import java.util.UUID;

/// The position of an element in a list: the value by which the list is ordered, as text, and the id, which orders
/// equal values. The value may be personal, such as a name, so a cursor leaves the server only sealed by [Cursors].
public record Cursor(String position, UUID id) {

    public static Cursor of(Object position, EntityId id) {
        return new Cursor(position.toString(), id.value());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
