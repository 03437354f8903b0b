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

    /// Takes the purge from whoever had it before; empty when it is at an end, and when the claim is of before.
    @UnitOfWork
    public Optional<PurgeTurn> take(PurgeId id, PurgeClaim claim) {
        return purges.raiseFence(id, claim).map(fence -> new PurgeTurn(purges.get(id), fence));
    }
}
