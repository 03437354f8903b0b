package helpdesk.graphql.paging;

import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Where an element stands in a list: by a number that the list is ordered by, then by id. Never by a personal value.
public record Cursor(long position, UUID id) {

    public static Cursor of(long position, EntityId id) {
        return new Cursor(position, id.value());
    }

    public static Cursor of(Instant moment, EntityId id) {
        return of(ChronoUnit.MICROS.between(Instant.EPOCH, moment), id);
    }

    /// The position in a list that is ordered by time, as the database compares it.
    public LocalDateTime timestamp() {
        return Columns.of(Instant.EPOCH.plus(position, ChronoUnit.MICROS));
    }
}
