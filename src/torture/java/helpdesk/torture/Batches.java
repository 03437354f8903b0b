package helpdesk.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Purge batches, one after the other. While one runs, others restore, hold, purge or write to some of its contacts. It
/// leaves these out, unless it has purged them already.
final class Batches implements AutoCloseable {

    private static final Instant LONG_AGO = Instant.parse("2020-02-29T00:00:00Z");
    private static final int TRIES = 200;
    private static final int EACH = 20;

    private final Database database;
    private final String schema;
    private final int contacts;
    private final int most;
    private final BatchWork others;
    private final List<Thread> threads = new ArrayList<>();
    private List<Person> people = List.of();
    private @Nullable JsonNode batch;
    private int hits;

    /// @param others who do something to the contacts
    Batches(Database database, String schema, Options options, BatchWork others) {
        this.database = database;
        this.schema = schema;
        this.contacts = options.number("batch-contacts");
        this.most = options.number("batches");
        this.others = others;
    }

    /// A batch to start, if there have not been enough.
    void prepare(BatchWork work) {
        if (threads.size() < most) {
            var softDeletedAt = LONG_AGO.plus(Duration.ofDays(threads.size()));
            people = Stream.generate(others.records()::newPersonInBatch)
                    .limit(contacts)
                    .toList();
            database.sql(schema, jdbc -> {
                new BatchRows(jdbc).add(people, softDeletedAt);
                return people;
            });
            var prepared = untilAnswered(() -> work.prepare(softDeletedAt));
            if (prepared.path("contactCount").asInt() != contacts) {
                throw new IllegalStateException("A batch of %s contacts has others: %s".formatted(contacts, prepared));
            }
            batch = prepared;
        }
    }

    /// Comes back as soon as it is started.
    void start(BatchWork work) {
        var prepared = batch;
        if (prepared != null) {
            batch = null;
            untilAnswered(() -> work.start(prepared));
            var some = people;
            threads.add(Thread.ofPlatform().start(() -> meddle(some)));
        }
    }

    /// If a batch runs, after a blow.
    void noteHit() {
        hits += database.sql(
                        schema, jdbc -> jdbc.queryForList("SELECT 1 FROM purge_batch WHERE state = 'RUNNING' LIMIT 1"))
                .size();
    }

    /// How many blows came in the middle of one.
    int hits() {
        return hits;
    }

    private void meddle(List<Person> some) {
        for (var at = 0; at < some.size(); at += EACH) {
            switch (at / EACH % 3) {
                case 0 -> others.restore(some.get(at));
                case 1 -> others.hold(some.get(at));
                default -> purgeOrWriteTo(some.get(at));
            }
        }
    }

    /// Of contacts in the same tickets, the purge of one is a change to all.
    private void purgeOrWriteTo(Person person) {
        if (person.tickets.isEmpty()) {
            others.purge(person);
        } else {
            person.tickets.forEach(others::comment);
        }
    }

    /// When nobody does anything to their contacts any more.
    @Override
    public void close() {
        for (var thread : threads) {
            Waiting.require(Duration.ofMinutes(2), "those who meddle with batches", () -> !thread.isAlive());
        }
    }

    /// An answer of a server.
    private interface Question {
        Reply ask();
    }

    private static JsonNode untilAnswered(Question question) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var reply = question.ask();
            if (reply.isAnswer() && reply.result().path("purgeBatch").isObject()) {
                return reply.result().path("purgeBatch");
            }
            Waiting.pause(Duration.ofMillis(100));
        }
        throw new IllegalStateException("Nobody prepares or starts a batch");
    }
}
