package helpdesk.purge.work;

import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.PurgeState;
import helpdesk.purge.record.Purges;
import helpdesk.purge.work.PurgeChunk.After;
import org.springframework.stereotype.Component;

/// Does purges from wherever they are to their end, chunk by chunk, as long as its patience lasts.
@Component
public class PurgeWorker {

    private final PurgeTurns turns;
    private final PurgeChunks chunks;
    private final PurgeSearch search;
    private final PurgeEnd end;
    private final Purges purges;
    private final PurgeMetrics metrics;

    PurgeWorker(
            PurgeTurns turns,
            PurgeChunks chunks,
            PurgeSearch search,
            PurgeEnd end,
            Purges purges,
            PurgeMetrics metrics) {
        this.turns = turns;
        this.chunks = chunks;
        this.search = search;
        this.end = end;
        this.purges = purges;
        this.metrics = metrics;
    }

    public PurgeWork work(PurgeId id, PurgeClaim claim, Patience patience) {
        return turns.take(id, claim).map(turn -> work(turn, patience)).orElseGet(() -> withoutTurn(id));
    }

    /// At least a chunk, however long it takes: otherwise a slow database would let no purge get on.
    private PurgeWork work(PurgeTurn turn, Patience patience) {
        var after = chunk(turn, patience);
        var searches = search.step(turn);
        while (after == After.ANOTHER && patience.forAnotherChunk()) {
            after = chunk(turn, patience);
            searches = searches && search.step(turn);
        }
        return switch (after) {
            case ANOTHER -> PurgeWork.WANTS_ANOTHER_TURN;
            case NOTHING -> withoutTurn(turn.id());
            case END -> isSearched(turn, patience, searches) ? end(turn) : PurgeWork.WANTS_ANOTHER_TURN;
        };
    }

    /// A search that fails is tried once more, and then keeps the purge from its end no longer.
    private boolean isSearched(PurgeTurn turn, Patience patience, boolean searches) {
        return (!searches && !search.step(turn)) || search.isEnough(turn, patience);
    }

    private After chunk(PurgeTurn turn, Patience patience) {
        var chunk = metrics.timed(() -> chunks.goOn(turn, patience.rows()));
        patience.spend(chunk.rows());
        return chunk.after();
    }

    private PurgeWork end(PurgeTurn turn) {
        return end.reach(turn) == After.ANOTHER ? PurgeWork.WANTS_ANOTHER_TURN : withoutTurn(turn.id());
    }

    private PurgeWork withoutTurn(PurgeId id) {
        return purges.get(id).state() == PurgeState.RUNNING ? PurgeWork.TAKEN_OVER : PurgeWork.AT_AN_END;
    }
}
