package helpdesk.interleaving;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A moment at which either may move: who has been tried, who is still to be, and who need not be, since nothing new
/// would come of it.
final class Decision {

    private final Map<Side, Step> able;
    private final Set<Side> asleep;
    private final Set<Side> wanted = EnumSet.noneOf(Side.class);
    private final Set<Side> tried = EnumSet.noneOf(Side.class);
    private Side chosen;

    private Decision(Map<Side, Step> able, Set<Side> asleep, Side chosen) {
        this.able = Map.copyOf(able);
        this.asleep = asleep;
        this.chosen = chosen;
        tried.add(chosen);
    }

    /// Empty when both have been tried in this situation before.
    static Optional<Decision> of(Map<Side, Step> able, Set<Side> asleep, Side preferred) {
        return Stream.of(preferred, preferred.other())
                .filter(side -> able.containsKey(side) && !asleep.contains(side))
                .findFirst()
                .map(side -> new Decision(able, asleep, side));
    }

    Side chosen() {
        return chosen;
    }

    /// Who may sleep after this move: whose step was tried here, or before, and commutes with the one made now.
    Set<Side> asleepAfterwards() {
        var step = step(chosen);
        return Stream.concat(asleep.stream(), tried.stream())
                .filter(side ->
                        side != chosen && able.containsKey(side) && step(side).commutesWith(step))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// To be tried as well, if it can move.
    void want(Side side) {
        if (able.containsKey(side)) {
            wanted.add(side);
        }
    }

    boolean hasMore() {
        return wanted.stream().anyMatch(side -> !tried.contains(side) && !asleep.contains(side));
    }

    void chooseTheOther() {
        chosen = chosen.other();
        tried.add(chosen);
    }

    boolean isStillThatOf(Map<Side, Step> now) {
        return able.equals(now);
    }

    private Step step(Side side) {
        return Objects.requireNonNull(able.get(side));
    }
}
