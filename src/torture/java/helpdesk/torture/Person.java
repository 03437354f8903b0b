package helpdesk.torture;

import helpdesk.contact.ContactId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A contact as the clients know it: what they have seen of it last, each of them maybe something else.
final class Person {

    final int number;
    final List<String> tickets = new CopyOnWriteArrayList<>();
    final AtomicInteger values = new AtomicInteger();
    final AtomicInteger uses = new AtomicInteger();
    volatile @Nullable String id;
    volatile @Nullable String fingerprint;
    volatile @Nullable Integer version;
    volatile @Nullable String purge;
    volatile boolean isGone;

    /// How many texts it has that nobody sent.
    volatile int textsInBulk;

    Person(int number) {
        this.number = number;
    }

    String id() {
        return Objects.requireNonNull(id);
    }

    String hexId() {
        return ContactId.parse(id()).orElseThrow().value().toString().replace("-", "");
    }

    /// Of its row.
    byte[] key() {
        return HexFormat.of().parseHex(hexId());
    }

    /// A name that it never had before.
    String nextName() {
        return Canary.text(number, "name " + values.incrementAndGet());
    }

    String historyName() {
        return "contact " + number;
    }
}
