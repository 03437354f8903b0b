package helpdesk.purge;

import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/// The progress of one purge, for all subscribers on this server. A new subscriber begins with the latest state,
/// and a slow one skips to it, so that nothing piles up.
final class SharedPurgeProgress {

    private final Sinks.Many<Optional<Purge>> states = Sinks.many().replay().latest();
    private Optional<Optional<Purge>> last = Optional.empty();
    private int subscribers;

    Flux<Optional<Purge>> states() {
        return states.asFlux().onBackpressureLatest();
    }

    void addSubscriber() {
        subscribers++;
    }

    /// True for the last one.
    boolean removeSubscriber() {
        subscribers--;
        return subscribers == 0;
    }

    /// Emits the state if it has changed; true if it is the last one.
    boolean publish(Optional<Purge> now) {
        var published = Optional.of(now);
        if (!published.equals(last)) {
            last = published;
            states.emitNext(now, EmitFailureHandler.FAIL_FAST);
        }
        var isLast = now.filter(Purge::isRunning).isEmpty();
        if (isLast) {
            states.emitComplete(EmitFailureHandler.FAIL_FAST);
        }
        return isLast;
    }
}
