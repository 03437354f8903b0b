package helpdesk.interleaving;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What came of an exploration.
///
/// @param orders how many different orders were played to their ends
/// @param left how many schedules were left before their ends, since they could only show the same again
/// @param waits how many statements waited for a row
/// @param isComplete whether there is no other order that makes a difference
record Findings(int orders, int left, int waits, boolean isComplete, List<Failure> failures) {

    static final Findings NONE = new Findings(0, 0, 0, false, List.of());

    /// An order with which something is wrong.
    record Failure(Schedule schedule, List<String> violations, List<Move> moves) {

        @Override
        public String toString() {
            var text = new StringBuilder(String.join("\n", violations))
                    .append("\nin the order ")
                    .append(schedule);
            moves.forEach(move -> text.append("\n  %s %s".formatted(move.side(), move.step())));
            return text.toString();
        }
    }

    Findings with(List<Move> moves, List<String> violations) {
        var failed = violations.isEmpty()
                ? Stream.<Failure>of()
                : Stream.of(new Failure(Schedule.of(moves), violations, moves));
        var all = Stream.concat(failures.stream(), failed).toList();
        return new Findings(orders + 1, left, waits + waitsIn(moves), isComplete, all);
    }

    /// Whether there is room for more orders, and nothing wrong with those so far.
    boolean goesOn(int most) {
        return orders < most && failures.isEmpty();
    }

    Findings withLeft() {
        return new Findings(orders, left + 1, waits, isComplete, failures);
    }

    Findings complete() {
        return new Findings(orders, left, waits, true, failures);
    }

    private static int waitsIn(List<Move> moves) {
        return Math.toIntExact(IntStream.range(0, moves.size())
                .filter(number -> moves.get(number).end() > number)
                .count());
    }

    @Override
    public String toString() {
        return "%s orders (%s), %s lock waits, %s schedules left early, %s failures"
                .formatted(orders, isComplete ? "all" : "not all", waits, left, failures.size());
    }
}
