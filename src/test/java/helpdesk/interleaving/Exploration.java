package helpdesk.interleaving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which schedules are still to be played, depth first: each is chosen by what was seen in those before it, and none
/// that could only show the same again is played to its end. Keeps nothing but the decisions of the last one.
final class Exploration implements Chooser {

    private final List<Decision> path = new ArrayList<>();
    private Map<Side, Step> unexplored = Map.of();
    private int depth;
    private boolean isStrange;
    private boolean hasBegunAnew;

    @Override
    public Optional<Side> choose(Map<Side, Step> able) {
        var decision = depth < path.size() ? replayed(able) : added(able);
        depth++;
        return Optional.ofNullable(decision).map(Decision::chosen);
    }

    private @Nullable Decision replayed(Map<Side, Step> able) {
        var decision = path.get(depth);
        isStrange = !decision.isStillThatOf(able);
        return isStrange ? null : decision;
    }

    private @Nullable Decision added(Map<Side, Step> able) {
        var asleep = path.isEmpty() ? Set.<Side>of() : path.getLast().asleepAfterwards();
        var preferred = path.isEmpty() ? Side.A : path.getLast().chosen();
        var decision = Decision.of(able, asleep, preferred);
        decision.ifPresentOrElse(path::add, () -> unexplored = Map.copyOf(able));
        return decision.orElse(null);
    }

    /// Whether the schedule was left before its end, since another one shows the same.
    boolean isLeft() {
        return !unexplored.isEmpty();
    }

    /// Learns from what was played, and would have been next, where the sessions might have moved the other way round.
    void learn(List<Move> moves) {
        learnFrom(moves);
        unexplored.forEach((side, step) ->
                learnFrom(Stream.concat(moves.stream(), Stream.of(new Move(side, step, moves.size())))
                        .toList()));
    }

    private void learnFrom(List<Move> moves) {
        new Races(moves).forEach((number, side) -> path.get(number).want(side));
    }

    /// Turns to the next schedule; false when there is none.
    boolean next() {
        while (!path.isEmpty() && !path.getLast().hasMore()) {
            path.removeLast();
        }
        again();
        path.stream().skip(Math.max(0, path.size() - 1)).forEach(Decision::chooseTheOther);
        return !path.isEmpty();
    }

    /// Plays the same schedule again.
    void again() {
        depth = 0;
        isStrange = false;
        unexplored = Map.of();
    }

    /// Forgets all, once: perhaps it was strange what was played first. False the second time.
    boolean beginAnew() {
        if (hasBegunAnew) {
            return false;
        }
        hasBegunAnew = true;
        path.clear();
        again();
        return true;
    }

    boolean isDone() {
        return path.isEmpty();
    }

    @Override
    public String toString() {
        return path.stream().map(decision -> decision.chosen().name()).collect(Collectors.joining());
    }

    /// Whether the same moves have led to something else than before, as when a machine is so busy that a session seems
    /// to stand still: what was played since tells nothing.
    boolean isStrange() {
        return isStrange;
    }
}
