package helpdesk.torture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Cuts the line right after a COMMIT has gone to the database, so that nobody hears whether it was done; or, one time
/// in four, right before, so that it was not. It reads the wire protocol of MySQL, unencrypted:
/// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query.html
final class CommitCuttingProxy extends Relay {

    private static final byte COM_QUERY = 3;

    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    CommitCuttingProxy(IntSupplier target) {
        super(target);
    }

    /// The next ones, or every third of them.
    void cut(int count) {
        toCut.addAndGet(count);
    }

    boolean isDone() {
        return toCut.get() <= 0;
    }

    int cuts() {
        return cut.get();
    }

    @Override
    void passOn(InputStream client, OutputStream server) throws IOException {
        var packets = new DataInputStream(client);
        while (true) {
            var packet = read(packets);
            var isCut = isCommit(packet) && isChosen();
            if (!isCut || ThreadLocalRandom.current().nextInt(4) > 0) {
                server.write(packet);
                server.flush();
            }
            if (isCut) {
                cut.incrementAndGet();
                client.close();
                throw new EOFException("cut");
            }
        }
    }

    /// Three bytes of length, one of a number, the rest.
    private static byte[] read(DataInputStream packets) throws IOException {
        var header = packets.readNBytes(4);
        if (header.length < 4) {
            throw new EOFException("the client has gone");
        }
        var length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        var packet = new byte[4 + length];
        System.arraycopy(header, 0, packet, 0, 4);
        packets.readFully(packet, 4, length);
        return packet;
    }

    private static boolean isCommit(byte[] packet) {
        return packet.length < 32
                && packet.length > 4
                && packet[4] == COM_QUERY
                && new String(packet, US_ASCII).toLowerCase(Locale.ROOT).strip().endsWith("commit");
    }

    private boolean isChosen() {
        return ThreadLocalRandom.current().nextInt(3) == 0 && toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
