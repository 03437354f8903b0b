package helpdesk.purge;

import helpdesk.database.Deadline;
import helpdesk.security.QuietTrace;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Tells subscribers how far purges are. While anybody is subscribed, it reads all of these purges from the
/// database again and again, in one statement: any server may work on them, and this one may have just started.
@Component
class PurgeProgressFeed {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeProgressFeed.class);

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);

    private final PurgeRecords records;
    private final Map<PurgeId, SharedPurgeProgress> subscribed = new HashMap<>();
    private final Semaphore newSubscribers = new Semaphore(0);

    private boolean isPolling;
    private boolean isDatabaseAway;

    PurgeProgressFeed(PurgeRecords records) {
        this.records = records;
    }

    /// Each subscriber reads on a thread of its own, and holds up no other one.
    Flux<Optional<Purge>> subscribe(PurgeId id) {
        return Flux.using(() -> add(id), SharedPurgeProgress::states, progress -> remove(id, progress))
                .publishOn(Schedulers.boundedElastic(), 1);
    }

    private synchronized SharedPurgeProgress add(PurgeId id) {
        var progress = subscribed.computeIfAbsent(id, _ -> new SharedPurgeProgress());
        progress.addSubscriber();
        newSubscribers.release();
        if (!isPolling) {
            isPolling = true;
            Thread.ofVirtual().name("purge-progress").start(this::poll);
        }
        return progress;
    }

    private synchronized void remove(PurgeId id, SharedPurgeProgress progress) {
        if (progress.removeSubscriber()) {
            subscribed.remove(id, progress);
        }
    }

    private void poll() {
        Deadline.use(Deadline.ofEachStatement(LONGEST_STATEMENT));
        for (var ids = subscribedNow(); !ids.isEmpty(); ids = subscribedNext()) {
            read(ids);
        }
    }

    /// If this is empty, the polling ends.
    private synchronized Set<PurgeId> subscribedNow() {
        isPolling = !subscribed.isEmpty();
        return Set.copyOf(subscribed.keySet());
    }

    /// After half a second, or as soon as there is a new subscriber.
    private Set<PurgeId> subscribedNext() {
        try {
            var isNew = newSubscribers.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Reads purges, for a new subscriber: {}", isNew);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        newSubscribers.drainPermits();
        return subscribedNow();
    }

    /// While the database is away, subscribers stay and are told nothing.
    private void read(Set<PurgeId> ids) {
        try {
            publish(ids, records.findAll(ids));
            isDatabaseAway = false;
        } catch (RuntimeException fault) {
            if (!isDatabaseAway) {
                LOG.warn("The progress of purges cannot be read for now: {}", QuietTrace.of(fault));
            }
            isDatabaseAway = true;
        }
    }

    private void publish(Set<PurgeId> ids, Collection<Purge> found) {
        var byId = found.stream().collect(Collectors.toMap(Purge::purgeId, Function.identity()));
        ids.forEach(id -> publish(id, Optional.ofNullable(byId.get(id))));
    }

    private void publish(PurgeId id, Optional<Purge> now) {
        var progress = find(id);
        if (progress.filter(found -> found.publish(now)).isPresent()) {
            forget(id, progress.orElseThrow());
        }
    }

    private synchronized Optional<SharedPurgeProgress> find(PurgeId id) {
        return Optional.ofNullable(subscribed.get(id));
    }

    /// Later subscribers to the same purge begin anew.
    private synchronized void forget(PurgeId id, SharedPurgeProgress progress) {
        subscribed.remove(id, progress);
    }
}
