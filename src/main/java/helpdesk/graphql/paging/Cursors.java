package helpdesk.graphql.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.graphql.error.BadUserInput;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals cursors into text and opens them again, with AES-256 in Galois/Counter Mode (NIST SP 800-38D). A cursor holds
/// the position itself, so that a page goes on where the last one ended, whatever has become of the element there. Only
/// the servers on this database can make or read one, and it is good for lists of its kind alone, for seven days.
///
/// The text is Base64 of a head (a version, the second of issue, and a nonce) and, encrypted, the id and the position.
@Component
public class Cursors {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + Long.BYTES + NONCE;
    private static final int ID = 16;
    private static final int TAG = 16;

    /// In bytes: a name of 200 characters.
    private static final int LONGEST_POSITION = 4 * 200;

    private static final int SHORTEST = HEAD + ID + TAG;
    private static final int LONGEST_TEXT = (4 * (SHORTEST + LONGEST_POSITION) + 2) / 3;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final CursorKey key;
    private final Clock clock;

    Cursors(CursorKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public String seal(String list, Cursor cursor) {
        var head = newHead();
        var content = join(UUIDUtil.asByteArray(cursor.id()), cursor.position().getBytes(UTF_8));
        return ENCODER.encodeToString(join(head, crypt(Cipher.ENCRYPT_MODE, list, head, content)));
    }

    /// Throws [BadUserInput] for everything that [#seal] did not make for the same list, or more than seven days ago.
    public Cursor open(String list, String text) {
        var sealed = decoded(text);
        var head = Arrays.copyOf(sealed, HEAD);
        var content = crypt(Cipher.DECRYPT_MODE, list, head, Arrays.copyOfRange(sealed, HEAD, sealed.length));
        if (Instant.ofEpochSecond(issued(head)).plus(LIFE).isBefore(clock.instant())) {
            throw new BadUserInput("This cursor is older than 7 days: start again without it");
        }
        return new Cursor(new String(content, ID, content.length - ID, UTF_8), UUIDUtil.uuid(content));
    }

    private byte[] newHead() {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return ByteBuffer.allocate(HEAD)
                .put(VERSION)
                .putLong(clock.instant().getEpochSecond())
                .put(nonce)
                .array();
    }

    /// As the head says, which may be any number until the seal is found whole.
    private static long issued(byte[] head) {
        return ByteBuffer.wrap(head).getLong(1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /// Each cursor has one text: Base64 of no other form is taken.
    private static byte[] decoded(String text) {
        try {
            var bytes = text.length() <= LONGEST_TEXT ? Base64.getUrlDecoder().decode(text) : new byte[0];
            if (bytes.length >= SHORTEST
                    && bytes[0] == VERSION
                    && ENCODER.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
        throw foreign();
    }

    private byte[] crypt(int mode, String list, byte[] head, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keyOf(issued(head)), new GCMParameterSpec(8 * TAG, head, HEAD - NONCE, NONCE));
            cipher.updateAAD(head);
            cipher.updateAAD(list.getBytes(UTF_8));
            return cipher.doFinal(content);
        } catch (AEADBadTagException notOurs) {
            throw foreign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// One for each day: under one key, random nonces are safe for 2^32 texts.
    private SecretKey keyOf(long issued) {
        var day = Math.floorDiv(issued, Duration.ofDays(1).toSeconds());
        return new SecretKeySpec(key.derived("cursors of day " + day).getEncoded(), "AES");
    }

    private static BadUserInput foreign() {
        return new BadUserInput("This is no cursor of this list");
    }
}
