package helpdesk.purge;

import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/// One purge and everybody on this server who watches it. Whoever comes later begins with what is known last, and
/// whoever reads slowly goes on with it: nothing piles up.
final class WatchedPurge {

    private final Sinks.Many<Optional<Purge>> states = Sinks.many().replay().latest();
    private Optional<Optional<Purge>> last = Optional.empty();
    private int watchers;

    Flux<Optional<Purge>> states() {
        return states.asFlux().onBackpressureLatest();
    }

    void enter() {
        watchers++;
    }

    /// True for the last one.
    boolean leave() {
        watchers--;
        return watchers == 0;
    }

    /// Tells what is new, if it is; true when there will be no more.
    boolean tell(Optional<Purge> now) {
        var told = Optional.of(now);
        if (!told.equals(last)) {
            last = told;
            states.emitNext(now, EmitFailureHandler.FAIL_FAST);
        }
        var isOver = now.filter(purge -> purge.state() == PurgeState.RUNNING).isEmpty();
        if (isOver) {
            states.emitComplete(EmitFailureHandler.FAIL_FAST);
        }
        return isOver;
    }
}
