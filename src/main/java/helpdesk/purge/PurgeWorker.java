package helpdesk.purge;

import helpdesk.purge.PurgeChunk.After;
import org.springframework.stereotype.Component;

/// Does purges from wherever they are to their end, chunk by chunk, as long as its patience lasts.
@Component
class PurgeWorker {

    private final PurgeTurns turns;
    private final PurgeChunks chunks;
    private final PurgeSearch search;
    private final PurgeEnd end;
    private final PurgeMetrics metrics;

    PurgeWorker(PurgeTurns turns, PurgeChunks chunks, PurgeSearch search, PurgeEnd end, PurgeMetrics metrics) {
        this.turns = turns;
        this.chunks = chunks;
        this.search = search;
        this.end = end;
        this.metrics = metrics;
    }

    /// True when there is nothing more to do; false when the purge wants another turn.
    boolean work(PurgeId id, Patience patience) {
        return turns.take(id).map(turn -> work(turn, patience)).orElse(true);
    }

    private boolean work(PurgeTurn turn, Patience patience) {
        var after = After.ANOTHER;
        while (after == After.ANOTHER) {
            if (!patience.forAnotherChunk()) {
                return false;
            }
            after = chunk(turn, patience);
        }
        return after == After.NOTHING || end(turn, patience);
    }

    private After chunk(PurgeTurn turn, Patience patience) {
        var chunk = metrics.timed(() -> chunks.goOn(turn));
        search.step(turn);
        patience.spend(chunk.rows());
        return chunk.after();
    }

    private boolean end(PurgeTurn turn, Patience patience) {
        if (!search.isEnough(turn, patience)) {
            return false;
        }
        end.reach(turn);
        return true;
    }
}
