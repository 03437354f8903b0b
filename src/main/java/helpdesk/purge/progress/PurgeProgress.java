package helpdesk.purge.progress;

import helpdesk.purge.record.Purge;
import helpdesk.purge.record.PurgeId;
import helpdesk.security.AgentsOnly;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/// Lets agents watch a purge, as they may look it up.
@Service
class PurgeProgress {

    private final WatchedPurges watched;

    PurgeProgress(WatchedPurges watched) {
        this.watched = watched;
    }

    /// The purge now, and whenever it has changed, until it no longer runs. Whoever reads slowly gets the latest.
    @AgentsOnly
    public Flux<Optional<Purge>> of(String globalId) {
        return PurgeId.parse(globalId).map(watched::watch).orElseGet(() -> Flux.just(Optional.empty()));
    }
}
