package helpdesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the cursors of [RawQueries] with AES-256 in Galois/Counter Mode, as the server does: a nonce, then the id
/// and the position.
final class RawCursors {

    private static final int NONCE = 12;
    private static final int ID = 16;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key = new SecretKeySpec(random.generateSeed(32), "AES");

    record Position(UUID id, String value) {}

    String seal(String list, byte[] id, String position) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var text = position.getBytes(UTF_8);
        var content = ByteBuffer.allocate(ID + text.length).put(id).put(text).array();
        var sealed = crypt(Cipher.ENCRYPT_MODE, list, nonce, content);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    Position open(String list, String cursor) {
        var sealed = Base64.getUrlDecoder().decode(cursor);
        var content = crypt(
                Cipher.DECRYPT_MODE,
                list,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
        return new Position(UUIDUtil.uuid(content), new String(content, ID, content.length - ID, UTF_8));
    }

    private byte[] crypt(int mode, String list, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list.getBytes(UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalArgumentException(notOurs);
        }
    }
}
