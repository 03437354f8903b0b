package helpdesk.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All that was asked about one contact, and told.
public record History(List<Event> events) {

    private static final int MOST_POINTS = 2_000_000;

    public History {
        events = events.stream().sorted(Comparator.comparingLong(Event::asked)).toList();
    }

    /// Why no order of what was asked explains what was told; empty if one does.
    public Optional<Contradiction> contradiction() {
        return switch (find(MOST_POINTS)) {
            case EXPLAINED -> Optional.empty();
            case IMPOSSIBLE -> Optional.of(Contradiction.in(this));
            case UNDECIDED -> Optional.of(new Contradiction(events, 0, true));
        };
    }

    Finding find(int mostPoints) {
        return new Search(events, mostPoints).run();
    }

    /// As far as it was known at a moment.
    History until(long moment) {
        return new History(events.stream()
                .filter(event -> event.asked() <= moment)
                .map(event -> event.at(moment))
                .toList());
    }

    /// As if the answer to one event had been lost.
    History without(Event event) {
        return new History(events.stream()
                .map(other -> other.equals(event) ? other.unanswered() : other)
                .toList());
    }

    /// Whether some request has a fingerprint or version out of the answer to this event.
    boolean leansOn(Event event) {
        return events.stream().anyMatch(other -> event.told().isSourceOf(other.request()));
    }

    List<Event> answered() {
        return events.stream().filter(event -> !event.isUnknown()).toList();
    }
}
