package helpdesk.torture;

import helpdesk.history.Event;
import helpdesk.history.Histories;
import helpdesk.history.Request;
import helpdesk.history.Told;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What all clients note: histories, texts that they wrote, and odd answers.
final class Records {

    final Histories histories = new Histories();
    final Queue<Person> people = new ConcurrentLinkedQueue<>();
    final Queue<Person> peopleInBatches = new ConcurrentLinkedQueue<>();
    final Queue<WrittenText> texts = new ConcurrentLinkedQueue<>();
    final Queue<String> oddities = new ConcurrentLinkedQueue<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicInteger exports = new AtomicInteger();
    final AtomicInteger brokenOff = new AtomicInteger();
    private final Map<Integer, Long> gone = new ConcurrentHashMap<>();
    private final AtomicInteger numbers;
    private final long start = System.nanoTime();

    /// @param firstNumber of a contact; no two contacts share one
    Records(int firstNumber) {
        numbers = new AtomicInteger(firstNumber);
    }

    Person newPerson() {
        var person = new Person(numbers.incrementAndGet());
        people.add(person);
        return person;
    }

    /// Of whom no history tells.
    Person newPersonInBatch() {
        var person = new Person(numbers.incrementAndGet());
        peopleInBatches.add(person);
        return person;
    }

    int newNumber() {
        return numbers.incrementAndGet();
    }

    long now() {
        return System.nanoTime() - start;
    }

    void add(String client, Person person, Request request, Told told, long asked) {
        histories.add(person.historyName(), new Event(client, request, told, asked, now()));
    }

    /// Somebody was told that the purge is completed.
    void noteGone(Person person) {
        gone.putIfAbsent(person.number, now());
    }

    /// Whether somebody was told so by then.
    boolean wasGone(int number, long then) {
        return gone.getOrDefault(number, Long.MAX_VALUE) < then;
    }

    Collection<Person> known() {
        return people.stream().filter(person -> person.id != null).toList();
    }
}
