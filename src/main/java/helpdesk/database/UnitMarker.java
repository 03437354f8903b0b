package helpdesk.database;

import java.time.Instant;
import java.util.UUID;

/// The id that all attempts at one unit of work share. It tells when the unit began.
record UnitMarker(UUID value) implements EntityId {

    /// A UUIDv7 begins with the milliseconds since 1970.
    private static final int TIME = 16;

    static UnitMarker next() {
        return new UnitMarker(EntityId.next());
    }

    /// No marker of that moment or later comes before it.
    static UnitMarker first(Instant moment) {
        return new UnitMarker(new UUID(moment.toEpochMilli() << TIME, 0));
    }

    Instant time() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> TIME);
    }
}
