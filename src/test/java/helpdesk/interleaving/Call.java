package helpdesk.interleaving;

import java.util.List;
import java.util.stream.IntStream;

/// A call that a session has made, and what it was told.
///
/// @param firstStep the number of its first step among those of the session, from 0
/// @param steps how many it made; none if it met nobody
record Call(String answer, int firstStep, int steps) {

    /// Whether it was over before a call of the other session began.
    boolean isBefore(Call other, Side side, List<Move> moves) {
        return steps > 0
                && other.steps > 0
                && moves.get(number(moves, side, firstStep + steps - 1)).end()
                        < number(moves, side.other(), other.firstStep);
    }

    private static int number(List<Move> moves, Side side, int step) {
        return IntStream.range(0, moves.size())
                .filter(number -> moves.get(number).side() == side)
                .skip(step)
                .findFirst()
                .orElseThrow();
    }
}
