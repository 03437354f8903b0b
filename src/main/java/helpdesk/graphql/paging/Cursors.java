package helpdesk.graphql.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.graphql.SharedKey;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.ErrorCode;
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

/// Seals cursors into text and opens them again, with AES-256 in Galois/Counter Mode (NIST SP 800-38D). A cursor
/// holds the position itself, so a page continues where the last one ended even if the element there has changed
/// or gone. Only the servers on this database can make or read one. It is valid for lists of one kind, and for
/// [#LIFE].
///
/// The text is Base64 of a head (a version, the second of issue, and a nonce) and, encrypted, the id and the
/// position.
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
    private final SharedKey key;
    private final Clock clock;

    Cursors(SharedKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public String seal(String list, Cursor cursor) {
        var head = newHead();
        var content = join(UUIDUtil.asByteArray(cursor.id()), cursor.position().getBytes(UTF_8));
        return ENCODER.encodeToString(join(head, crypt(Cipher.ENCRYPT_MODE, list, head, content)));
    }

    /// Throws [BadUserInput] for a text that [#seal] did not make for the same list, or made longer than [#LIFE] ago.
    public Cursor open(String list, String text) {
        var sealed = decoded(text);
        var head = Arrays.copyOf(sealed, HEAD);
        var content = crypt(Cipher.DECRYPT_MODE, list, head, Arrays.copyOfRange(sealed, HEAD, sealed.length));
        if (Instant.ofEpochSecond(issued(head)).plus(LIFE).isBefore(clock.instant())) {
            throw new BadUserInput(
                    ErrorCode.INVALID_CURSOR,
                    "This cursor is older than " + LIFE.toDays() + " days; start again without it");
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

    /// As the head says; any number is possible until the seal is checked.
    private static long issued(byte[] head) {
        return ByteBuffer.wrap(head).getLong(1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /// Each cursor has exactly one text: any other form of Base64 is rejected.
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
        return new BadUserInput(ErrorCode.INVALID_CURSOR, "This is not a cursor of this list");
    }
}
