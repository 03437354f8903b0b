package helpdesk.graphql;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An id as clients see it, opaque to them: a letter for the type, then the UUID, in URL-safe Base64. See
/// https://relay.dev/graphql/objectidentification.htm
public record GlobalId(char type, UUID uuid) {

    private static final int BYTES = 17;

    /// Empty for a text that is not an id; such an object is simply not found.
    public static Optional<GlobalId> parse(@Nullable String text) {
        if (text == null || text.length() > 2 * BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(bytes -> bytes.length == BYTES)
                    .map(bytes -> new GlobalId((char) bytes[0], UUIDUtil.uuid(bytes, 1)))
                    .filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The UUID of an id of this type; empty for any other text, ids of other types included.
    public static Optional<UUID> parse(char type, @Nullable String text) {
        return parse(text).filter(id -> id.type == type).map(GlobalId::uuid);
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(BYTES).put((byte) type).put(UUIDUtil.asByteArray(uuid));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
