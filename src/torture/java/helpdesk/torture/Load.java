package helpdesk.torture;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Clients who work at random on the same few contacts, from their beginning to beyond their end.
final class Load implements AutoCloseable {

    private static final int CONTACTS = 10;
    private static final int USES = 45;
    private static final int MOST_REQUESTS = 1_000_000;

    private final List<Person> people = new CopyOnWriteArrayList<>();
    private final Records records;
    private final List<Thread> threads;
    private volatile boolean isOver;

    /// @param clients each with a thread of its own
    Load(List<Client> clients, Records records, long seed) {
        this.records = records;
        threads = IntStream.range(0, clients.size())
                .mapToObj(number ->
                        Thread.ofPlatform().start(() -> work(clients.get(number), new Random(seed * 1_000 + number))))
                .toList();
    }

    private void work(Client client, Random chance) {
        for (var number = 0; number < MOST_REQUESTS && !isOver; number++) {
            try {
                act(client, chance);
            } catch (RuntimeException strange) {
                records.oddities.add("A client cannot go on: " + strange);
            }
            Waiting.pause(Duration.ofMillis(5 + chance.nextInt(30)));
        }
    }

    private void act(Client client, Random chance) {
        if (people.size() < CONTACTS) {
            var person = client.createContact();
            if (person != null) {
                people.add(person);
            }
            return;
        }
        var person = people.get(chance.nextInt(CONTACTS));
        act(client, person, people.get(chance.nextInt(CONTACTS)), chance);
        if (person.uses.incrementAndGet() > USES || (person.isGone && chance.nextInt(6) == 0)) {
            people.remove(person);
        }
    }

    private static void act(Client client, Person person, Person other, Random chance) {
        switch (chance.nextInt(22)) {
            case 0, 1, 2 -> client.read(person);
            case 3, 4 -> client.update(person);
            case 5, 6, 7 -> client.tickets().openTicket(person);
            case 8, 9, 10 ->
                onATicketOf(person, chance, ticket -> client.tickets().comment(other, person, ticket));
            case 11 -> onATicketOf(person, chance, ticket -> client.tickets().comment(person, person, ticket));
            case 12 -> onATicketOf(person, chance, ticket -> client.tickets().rate(person, ticket));
            case 13, 14 -> client.softDelete(person);
            case 15 -> client.restore(person);
            case 16 -> client.preview(person);
            case 17 -> client.readPurge(person);
            case 18 -> client.purge(person);
            case 19, 20 -> client.exports().export(person);
            default -> end(client, person);
        }
    }

    /// As a privacy officer goes about it.
    private static void end(Client client, Person person) {
        client.softDelete(person);
        client.preview(person);
        client.purge(person);
    }

    private static void onATicketOf(Person person, Random chance, Consumer<String> work) {
        var tickets = List.copyOf(person.tickets);
        if (!tickets.isEmpty()) {
            work.accept(tickets.get(chance.nextInt(tickets.size())));
        }
    }

    /// When all have their answers.
    @Override
    public void close() {
        isOver = true;
        for (var thread : threads) {
            Waiting.require(Duration.ofMinutes(2), "the clients", () -> !thread.isAlive());
        }
    }
}
