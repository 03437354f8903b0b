package helpdesk.interleaving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Schedules by chance, the same for the same seed: for a look at orders all over the place where all of them take too
/// long. It changes sides now and then, since most that goes wrong takes few changes.
final class RandomWalk implements Chooser {

    private static final int STEPS_ON_A_SIDE = 6;

    private final SplittableRandom random;
    private Side side = Side.A;

    RandomWalk(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public Optional<Side> choose(Map<Side, Step> able) {
        if (random.nextInt(STEPS_ON_A_SIDE) == 0 || !able.containsKey(side)) {
            side = side.other();
        }
        return Optional.of(
                able.containsKey(side) ? side : List.copyOf(able.keySet()).getFirst());
    }
}
