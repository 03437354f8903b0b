package helpdesk.database;

import java.time.Instant;
import java.util.UUID;

/// The id that all attempts of one unit of work share. It contains the time when the unit began.
record UnitMarker(UUID value) implements EntityId {

    /// The bits after the first 48 of a UUIDv7, which are the milliseconds since 1970.
    private static final int TIME = 16;

    static UnitMarker next() {
        return new UnitMarker(EntityId.next());
    }

    /// Sorts before all markers of that moment and later ones.
    static UnitMarker first(Instant moment) {
        return new UnitMarker(new UUID(moment.toEpochMilli() << TIME, 0));
    }

    Instant time() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> TIME);
    }
}
