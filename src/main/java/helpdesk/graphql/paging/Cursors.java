package helpdesk.graphql.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.graphql.error.BadUserInput;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Seals cursors into text and opens them again: a version, the position, and a code (HMAC-SHA-256, cut to 80 bits)
/// that only this server's database can make, and only for the one list.
@Component
public class Cursors {

    private static final byte VERSION = 1;
    private static final int PAYLOAD = 1 + Long.BYTES + 16;
    private static final int CODE = 10;
    private static final int LENGTH = (8 * (PAYLOAD + CODE) + 5) / 6;

    private final CursorKey key;

    Cursors(CursorKey key) {
        this.key = key;
    }

    public String seal(String list, Cursor cursor) {
        var payload = ByteBuffer.allocate(PAYLOAD)
                .put(VERSION)
                .putLong(cursor.position())
                .put(UUIDUtil.asByteArray(cursor.id()))
                .array();
        var sealed = ByteBuffer.allocate(PAYLOAD + CODE).put(payload).put(code(list, payload));
        return encoded(sealed.array());
    }

    /// Throws [BadUserInput] for everything that [#seal] did not make for the same list.
    public Cursor open(String list, String text) {
        var bytes = decoded(text);
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, PAYLOAD, bytes.length), code(list, payload))) {
            throw foreign();
        }
        return new Cursor(ByteBuffer.wrap(payload).getLong(1), UUIDUtil.uuid(payload, 1 + Long.BYTES));
    }

    private static byte[] decoded(String text) {
        try {
            var bytes = text.length() == LENGTH ? Base64.getUrlDecoder().decode(text) : new byte[0];
            if (bytes.length == PAYLOAD + CODE
                    && bytes[0] == VERSION
                    && encoded(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
        throw foreign();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] code(String list, byte[] payload) {
        var mac = key.mac();
        mac.update(list.getBytes(UTF_8));
        return Arrays.copyOf(mac.doFinal(payload), CODE);
    }

    private static BadUserInput foreign() {
        return new BadUserInput("This is no cursor of this list");
    }
}
