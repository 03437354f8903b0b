package helpdesk.history;

import helpdesk.history.Told.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells a history by hand, one exchange after the other unless it says otherwise. It begins with a new contact.
final class Tale {

    private final List<Event> events = new ArrayList<>();
    private long clock;

    Tale() {
        then(new Request.Create("Ada"), new Told.Done());
    }

    /// After everything that was answered before.
    Tale then(Request request, Told told) {
        clock += 2;
        return add(request, told, clock, clock + 1);
    }

    /// At the same time as the exchange told last.
    Tale meanwhile(Request request, Told told) {
        var last = events.getLast();
        return add(request, told, last.asked(), last.answered());
    }

    /// From before the last ones, so many of them, until after them.
    Tale around(int last, Request request, Told told) {
        var first = events.get(events.size() - last);
        return add(request, told, first.asked() - 1, clock + 1);
    }

    /// Nobody knows what became of it.
    Tale lost(Request request) {
        return then(request, new Unknown());
    }

    private Tale add(Request request, Told told, long asked, long answered) {
        events.add(new Event("client " + events.size(), request, told, asked, answered));
        return this;
    }

    History history() {
        return new History(events);
    }

    Optional<Contradiction> contradiction() {
        return history().contradiction();
    }
}
