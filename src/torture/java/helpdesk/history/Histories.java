package helpdesk.history;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// The histories of all contacts, written down by many clients at once.
public final class Histories {

    private final Map<String, ConcurrentLinkedQueue<Event>> events = new ConcurrentHashMap<>();

    public void add(String contact, Event event) {
        events.computeIfAbsent(contact, _ -> new ConcurrentLinkedQueue<>()).add(event);
    }

    /// By contact.
    public Map<String, History> all() {
        return events.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, contact -> new History(List.copyOf(contact.getValue()))));
    }
}
