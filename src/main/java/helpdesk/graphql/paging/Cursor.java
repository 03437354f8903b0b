package helpdesk.graphql.paging;

import helpdesk.database.EntityId;
import java.util.UUID;

/// Where an element stands in a list: by what the list is ordered by, written as text, and, among equals, by id. That
/// may be a personal value, such as a name, so a cursor leaves the server sealed only: see [Cursors].
public record Cursor(String position, UUID id) {

    public static Cursor of(Object position, EntityId id) {
        return new Cursor(position.toString(), id.value());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
