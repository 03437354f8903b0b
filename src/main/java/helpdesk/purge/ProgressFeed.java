package helpdesk.purge;

import static java.util.stream.Collectors.toMap;

import helpdesk.database.Deadline;
import helpdesk.security.QuietTrace;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Tells subscribers how far purges are, or batches. While anybody is subscribed, one thread reads all of these from
/// the database again and again, in one statement: any server may work on them, and this one may have just started.
///
/// @param <I> their ids
final class ProgressFeed<I, T> {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFeed.class);

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);
    private static final int SECONDS_OF_IDLE_THREAD = 10;

    private final Function<Collection<I>, List<T>> find;
    private final Function<T, I> idOf;
    private final Predicate<T> mayChange;
    private final Map<I, Integer> subscribers = new ConcurrentHashMap<>();
    private final Scheduler thread =
            Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "purge-progress", SECONDS_OF_IDLE_THREAD, true);
    private final Flux<Map<I, Optional<T>>> polls = Mono.fromSupplier(this::readAll)
            .delaySubscription(EVERY, thread)
            .repeat()
            .share();

    private boolean isDatabaseAway;

    /// @param find reads those with the ids
    /// @param mayChange whether one may still change. If not, its stream ends
    ProgressFeed(Function<Collection<I>, List<T>> find, Function<T, I> id, Predicate<T> mayChange) {
        this.find = find;
        this.idOf = id;
        this.mayChange = mayChange;
    }

    @PreDestroy
    void stop() {
        thread.dispose();
    }

    /// As it is now, and again after each change, until it no longer changes. A slow subscriber skips to the
    /// latest state, so that nothing piles up. Each reads on a thread of its own, and holds up no other one.
    Flux<Optional<T>> subscribe(I id) {
        return Flux.using(() -> add(id), this::states, this::remove)
                .onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1);
    }

    private I add(I id) {
        subscribers.merge(id, 1, Integer::sum);
        return id;
    }

    private void remove(I id) {
        subscribers.computeIfPresent(id, (_, others) -> others == 1 ? null : others - 1);
    }

    private Flux<Optional<T>> states(I id) {
        var now = Mono.fromSupplier(() -> read(Set.of(id))).subscribeOn(thread);
        return Flux.concat(now, polls)
                .mapNotNull(found -> found.get(id))
                .distinctUntilChanged()
                .takeUntil(state -> state.filter(mayChange).isEmpty());
    }

    private Map<I, Optional<T>> readAll() {
        return read(Set.copyOf(subscribers.keySet()));
    }

    /// Each of the purges, empty if there is none. Nothing while the database is away: subscribers stay and are told
    /// nothing.
    private Map<I, Optional<T>> read(Collection<I> ids) {
        Deadline.use(Deadline.ofEachStatement(LONGEST_STATEMENT));
        try {
            var found = find.apply(ids).stream().collect(toMap(idOf, Function.identity()));
            isDatabaseAway = false;
            return ids.stream().collect(toMap(Function.identity(), id -> Optional.ofNullable(found.get(id))));
        } catch (RuntimeException fault) {
            if (!isDatabaseAway) {
                LOG.warn("The progress of purges cannot be read for now: {}", QuietTrace.of(fault));
            }
            isDatabaseAway = true;
            return Map.of();
        }
    }
}
