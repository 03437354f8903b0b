package helpdesk.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The dice of one request. They depend on the seed and on its number alone, so that it can be made again without those
/// before it.
final class Chance {

    private static final long APART = 1_000_003;

    private final SplittableRandom random;

    Chance(long seed, int number) {
        random = new SplittableRandom(new SplittableRandom(APART * seed + number).nextLong());
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /// A few of them, none twice.
    <T> List<T> someOf(List<T> things, int most) {
        var left = new ArrayList<>(things);
        var chosen = new ArrayList<T>();
        while (chosen.size() < most && !left.isEmpty()) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }
}
