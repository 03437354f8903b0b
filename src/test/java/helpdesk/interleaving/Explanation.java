package helpdesk.interleaving;

import helpdesk.interleaving.Operation.Event;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for an order of what happened in the calls of the two sessions, one moment after the other, that leads to what
/// they were told and to what is there afterwards; what was over before something else began comes before it.
/// (Linearizability: Herlihy and Wing, 1990, https://doi.org/10.1145/78969.78972)
record Explanation(Pair pair, Map<Side, List<Call>> calls, List<Move> moves) {

    /// All that there may be afterwards, as far as it fits to the answers.
    List<World> worlds() {
        return after(World.of(pair), 0, 0)
                .filter(world -> world.answers().equals(answers()))
                .map(world -> world.endPurge(Side.A))
                .toList();
    }

    private Map<Side, List<String>> answers() {
        return Map.of(Side.A, answers(Side.A), Side.B, answers(Side.B));
    }

    /// What the model answers: a preview's answer is a fingerprint, of which it knows nothing.
    private List<String> answers(Side side) {
        return calls(side).stream()
                .map(Call::answer)
                .skip(Set.of(Operation.PURGE, Operation.FIELD_DELETION).contains(pair.of(side)) ? 1 : 0)
                .toList();
    }

    private Stream<World> after(World world, int a, int b) {
        if (a == events(Side.A).size() && b == events(Side.B).size()) {
            return Stream.of(world);
        }
        return Stream.concat(
                mayBeNext(Side.A, a, b) ? after(change(world, Side.A, a), a + 1, b) : Stream.of(),
                mayBeNext(Side.B, b, a) ? after(change(world, Side.B, b), a, b + 1) : Stream.of());
    }

    private World change(World world, Side side, int event) {
        return events(side).get(event).change().apply(world, side);
    }

    private boolean mayBeNext(Side side, int event, int othersEvent) {
        return event < events(side).size()
                && events(side.other()).stream()
                        .skip(othersEvent)
                        .noneMatch(later -> call(side.other(), later)
                                .isBefore(call(side, events(side).get(event)), side.other(), moves));
    }

    private Call call(Side side, Event event) {
        return calls(side).get(event.call());
    }

    private List<Event> events(Side side) {
        return pair.of(side).events();
    }

    private List<Call> calls(Side side) {
        return Objects.requireNonNull(calls.get(side));
    }
}
