package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/// What chance decides about one thing, such as the 17th ticket: the same each time, whatever is made before it.
final class Dice {

    private static final long SEED = 2026_07_01;

    private final SplittableRandom random;

    Dice(String kind, long number) {
        var ofKind = new SplittableRandom(SEED + kind.hashCode());
        random = new SplittableRandom(ofKind.nextLong() + number);
    }

    /// From 0 up to the bound, which is not among them.
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// In whole milliseconds, from nothing up to the bound.
    Duration shorterThan(Duration bound) {
        return Duration.ofMillis(random.nextLong(Math.max(1, bound.toMillis())));
    }

    /// A UUIDv7, as the application makes them: in the order of creation, random for the rest.
    UUID id(Instant createdAt) {
        var time = createdAt.toEpochMilli() << 16;
        return new UUID(time | 0x7000 | random.nextInt(0x1000), Long.MIN_VALUE | random.nextLong() >>> 2);
    }

    /// For what brings its own idea of chance.
    Random toRandom() {
        return new Random(random.nextLong());
    }
}
