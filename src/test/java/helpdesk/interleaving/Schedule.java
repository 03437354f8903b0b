package helpdesk.interleaving;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who moves, one after the other: a word of `A` and `B`.
record Schedule(List<Side> sides) {

    static Schedule parse(String word) {
        return new Schedule(word.chars()
                .mapToObj(side -> Side.valueOf(Character.toString(side)))
                .toList());
    }

    static Schedule of(List<Move> moves) {
        return new Schedule(moves.stream().map(Move::side).toList());
    }

    /// Follows the schedule; beyond its end, and where who should move cannot, whoever can goes on.
    Chooser chooser() {
        var left = sides.iterator();
        return able -> Optional.of(left.hasNext() ? able(left.next(), able) : able(Side.A, able));
    }

    private static Side able(Side side, Map<Side, Step> able) {
        return able.containsKey(side) ? side : side.other();
    }

    @Override
    public String toString() {
        return sides.stream().map(Side::name).collect(joining());
    }
}
