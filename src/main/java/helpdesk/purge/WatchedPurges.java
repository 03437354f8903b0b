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

/// Looks up, all at once and as long as anybody watches, the purges that are watched on this server. The database says
/// how far they are: whichever server works on them, and whether this one was just started.
@Component
class WatchedPurges {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedPurges.class);

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);

    private final PurgeRecords records;
    private final Map<PurgeId, WatchedPurge> watched = new HashMap<>();
    private final Semaphore news = new Semaphore(0);

    private boolean isLooking;
    private boolean isInTheDark;

    WatchedPurges(PurgeRecords records) {
        this.records = records;
    }

    /// Each watcher reads on a thread of its own: what one asks for keeps nobody else waiting.
    Flux<Optional<Purge>> watch(PurgeId id) {
        return Flux.using(() -> enter(id), WatchedPurge::states, purge -> leave(id, purge))
                .publishOn(Schedulers.boundedElastic(), 1);
    }

    private synchronized WatchedPurge enter(PurgeId id) {
        var purge = watched.computeIfAbsent(id, _ -> new WatchedPurge());
        purge.enter();
        news.release();
        if (!isLooking) {
            isLooking = true;
            Thread.ofVirtual().name("watched-purges").start(this::look);
        }
        return purge;
    }

    private synchronized void leave(PurgeId id, WatchedPurge purge) {
        if (purge.leave()) {
            watched.remove(id, purge);
        }
    }

    private void look() {
        Deadline.use(Deadline.ofEachStatement(LONGEST_STATEMENT));
        for (var ids = watchedNow(); !ids.isEmpty(); ids = watchedNext()) {
            look(ids);
        }
    }

    /// None when nobody watches any more, and nobody looks either.
    private synchronized Set<PurgeId> watchedNow() {
        isLooking = !watched.isEmpty();
        return Set.copyOf(watched.keySet());
    }

    /// When it is time, or somebody new would wait for it.
    private Set<PurgeId> watchedNext() {
        try {
            var isNew = news.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Looks up purges, for somebody new: {}", isNew);
        } catch (InterruptedException nobodyDoesThat) {
            throw new IllegalStateException(nobodyDoesThat);
        }
        news.drainPermits();
        return watchedNow();
    }

    /// While the database is away there is nothing new, and nobody is sent away.
    private void look(Set<PurgeId> ids) {
        try {
            tell(ids, records.findAll(ids));
            isInTheDark = false;
        } catch (RuntimeException fault) {
            if (!isInTheDark) {
                LOG.warn("The purges that are watched cannot be looked up for now: {}", QuietTrace.of(fault));
            }
            isInTheDark = true;
        }
    }

    private void tell(Set<PurgeId> ids, Collection<Purge> found) {
        var byId = found.stream().collect(Collectors.toMap(Purge::purgeId, Function.identity()));
        ids.forEach(id -> tell(id, Optional.ofNullable(byId.get(id))));
    }

    private void tell(PurgeId id, Optional<Purge> now) {
        var purge = find(id);
        if (purge.filter(found -> found.tell(now)).isPresent()) {
            forget(id, purge.orElseThrow());
        }
    }

    private synchronized Optional<WatchedPurge> find(PurgeId id) {
        return Optional.ofNullable(watched.get(id));
    }

    /// Whoever asks for it from now on is told anew.
    private synchronized void forget(PurgeId id, WatchedPurge purge) {
        watched.remove(id, purge);
    }
}
