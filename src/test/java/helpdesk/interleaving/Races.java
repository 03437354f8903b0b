package helpdesk.interleaving;

import static java.util.stream.IntStream.iterate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Where in what was played the two sessions might have moved the other way round, with another result: for each move,
/// the last one of the other session that does not commute with it and that it did not have to wait for. Trying all of
/// them, again and again, tries all orders that make a difference (Flanagan and Godefroid, Dynamic partial-order
/// reduction for model checking software, 2005, https://doi.org/10.1145/1040305.1040315).
record Races(List<Move> moves) {

    private static final int NONE = -1;

    /// The number of the earlier move, and who might have moved instead.
    void forEach(BiConsumer<Integer, Side> race) {
        var before = new EnumMap<Side, Integer>(Map.of(Side.A, NONE, Side.B, NONE));
        for (var number = 0; number < moves.size(); number++) {
            var side = moves.get(number).side();
            var conflict = lastConflict(number);
            if (conflict > before.getOrDefault(side, NONE)) {
                race.accept(conflict, side);
            }
            var after = Math.max(conflict, waitedFor(number));
            before.merge(side, after, Math::max);
        }
    }

    /// The last move of the other session whose order with this one makes a difference. All later moves of this session
    /// are after it in any case, as they are after one that this one waited for.
    private int lastConflict(int number) {
        return iterate(number - 1, earlier -> earlier > NONE, earlier -> earlier - 1)
                .filter(earlier -> conflict(earlier, number))
                .findFirst()
                .orElse(NONE);
    }

    private int waitedFor(int number) {
        var end = moves.get(number).end();
        return end > number ? end : NONE;
    }

    private boolean conflict(int one, int other) {
        var first = moves.get(one);
        var second = moves.get(other);
        return first.side() != second.side() && !first.step().commutesWith(second.step());
    }
}
