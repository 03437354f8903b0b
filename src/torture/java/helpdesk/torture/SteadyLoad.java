package helpdesk.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What goes on in a help desk all day, at the same rate whatever the answers take: pages, tickets, comments, updates.
final class SteadyLoad implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(40);
    private static final int MOST_REQUESTS = 1_000_000;
    private static final String PAGE =
            "{ contacts(first: 20) { nodes { id name openTicketCount tickets(first: 3) { nodes { subject } } } } }";

    private final Client client;
    private final Exchange exchange;
    private final List<Person> people;
    private final Thread thread;
    private volatile Latencies latencies = new Latencies();
    private volatile boolean isOver;

    SteadyLoad(Client client, Exchange exchange, List<Person> people, long seed) {
        this.client = client;
        this.exchange = exchange;
        this.people = people;
        thread = Thread.ofPlatform().start(() -> work(new Random(seed)));
    }

    /// What comes from now on, until it is asked for again.
    Latencies startMeasuring() {
        latencies = new Latencies();
        return latencies;
    }

    /// Whoever comes while another one waits has to wait too, and that counts.
    private void work(Random chance) {
        var due = System.nanoTime();
        for (var number = 0; number < MOST_REQUESTS && !isOver; number++) {
            Waiting.pause(Duration.ofNanos(due - System.nanoTime()));
            ask(chance, people.get(chance.nextInt(people.size())));
            latencies.add(System.nanoTime() - due);
            due += EVERY.toNanos();
        }
    }

    private void ask(Random chance, Person person) {
        switch (chance.nextInt(4)) {
            case 0 -> client.tickets().openTicket(person);
            case 1 -> client.tickets().comment(person, person, person.tickets.getFirst());
            case 2 -> client.update(person);
            default -> exchange.query(PAGE, Map.of());
        }
    }

    @Override
    public void close() {
        isOver = true;
        Waiting.require(Duration.ofMinutes(1), "the load", () -> !thread.isAlive());
    }
}
