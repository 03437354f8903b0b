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

    private PurgeWork work(PurgeTurn turn, Patience patience) {
        var after = After.ANOTHER;
        while (after == After.ANOTHER) {
            if (!patience.forAnotherChunk()) {
                return PurgeWork.WANTS_ANOTHER_TURN;
            }
            after = chunk(turn, patience);
        }
        return after == After.NOTHING ? withoutTurn(turn.id()) : end(turn, patience);
    }

    private After chunk(PurgeTurn turn, Patience patience) {
        var chunk = metrics.timed(() -> chunks.goOn(turn));
        search.step(turn);
        patience.spend(chunk.rows());
        return chunk.after();
    }

    private PurgeWork end(PurgeTurn turn, Patience patience) {
        if (!search.isEnough(turn, patience)) {
            return PurgeWork.WANTS_ANOTHER_TURN;
        }
        return end.reach(turn) == After.ANOTHER ? PurgeWork.WANTS_ANOTHER_TURN : withoutTurn(turn.id());
    }

    private PurgeWork withoutTurn(PurgeId id) {
        return purges.get(id).state() == PurgeState.RUNNING ? PurgeWork.TAKEN_OVER : PurgeWork.AT_AN_END;
    }
}
