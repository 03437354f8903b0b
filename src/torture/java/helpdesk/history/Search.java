package helpdesk.history;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for an order of events that explains all answers: an event comes before all those that were asked after its
/// answer. Where it has been before, with the same events behind it and the same life, it does not go again.
final class Search {

    private final List<Event> events;
    private final int mostPoints;
    private final Set<Point> seen = new HashSet<>();

    private record Point(BitSet past, Life life) {}

    /// @param mostPoints after how many it gives up
    Search(List<Event> events, int mostPoints) {
        this.events = events.stream()
                .flatMap(Event::moments)
                .filter(event -> !(event.isUnknown() && event.request().isRead()))
                .sorted(Comparator.comparingLong(Event::end))
                .toList();
        this.mostPoints = mostPoints;
    }

    Finding run() {
        if (isExplained(new Point(new BitSet(), Life.NONE))) {
            return Finding.EXPLAINED;
        }
        return seen.size() < mostPoints ? Finding.IMPOSSIBLE : Finding.UNDECIDED;
    }

    private boolean isExplained(Point point) {
        var first = firstAnswered(point.past());
        if (first == events.size()) {
            return true;
        }
        if (seen.size() >= mostPoints || !seen.add(point)) {
            return false;
        }
        var horizon = events.get(first).end();
        for (var next = first; next < events.size(); next++) {
            if (!point.past().get(next) && events.get(next).asked() <= horizon && isExplainedBy(next, point)) {
                return true;
            }
        }
        return false;
    }

    private boolean isExplainedBy(int next, Point point) {
        var event = events.get(next);
        return Lifecycle.after(point.life(), event.request(), event.told())
                .filter(life -> !event.isUnknown() || !life.equals(point.life()))
                .filter(life -> isExplained(new Point(with(point.past(), next), life)))
                .isPresent();
    }

    /// Those without an answer come last, and need not happen.
    private int firstAnswered(BitSet past) {
        var first = past.nextClearBit(0);
        return first < events.size() && events.get(first).isUnknown() ? events.size() : Math.min(first, events.size());
    }

    private static BitSet with(BitSet past, int next) {
        var longer = BitSet.valueOf(past.toLongArray());
        longer.set(next);
        return longer;
    }
}
