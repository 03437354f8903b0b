package helpdesk.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.util.UUID;

/// The id of a row: a UUIDv7 (RFC 9562) in `BINARY(16)`. The application makes it, so that no id is ever used
/// twice, even after a backup is restored.
public interface EntityId {

    NoArgGenerator UUID_V7 = Generators.timeBasedEpochRandomGenerator();

    UUID value();

    /// The id as the database stores it.
    default byte[] bytes() {
        return UUIDUtil.asByteArray(value());
    }

    static UUID next() {
        return UUID_V7.generate();
    }

    static UUID uuid(byte[] bytes) {
        return UUIDUtil.uuid(bytes);
    }
}
