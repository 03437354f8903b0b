package helpdesk.purge;

import helpdesk.database.UnitOfWork;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Gives the turns: each is the only one.
@Component
class PurgeTurns {

    private final Purges purges;

    PurgeTurns(Purges purges) {
        this.purges = purges;
    }

    /// Takes the purge from whoever has it; empty when it is at its end.
    @UnitOfWork
    public Optional<PurgeTurn> take(PurgeId id) {
        return purges.raiseFence(id).map(fence -> new PurgeTurn(purges.get(id), fence));
    }
}
