package helpdesk.graphql.limits;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Counts the requests that the server works on, whether they come by themselves or over a WebSocket. All
/// together have three quarters of the server's threads, and one sender a quarter of those, however slowly it
/// reads its answers. A server that has more requests than it can answer soon refuses those of the senders who
/// send many, before it parses them: so the others do not wait long, and no work is spent on what comes too late.
public final class Work {

    /// Each of the two pools has ten connections, and a few more requests are at work before and after the
    /// database. Even more at a time would not be answered faster.
    private static final int BUSY = 36;

    private static final int SHARE_IF_BUSY = 9;

    private final Map<ApiCaller, Integer> requests = new HashMap<>();
    private final int most;
    private int all;

    /// @param threads of the server
    Work(int threads) {
        this.most = Math.max(1, threads - Math.ceilDiv(threads, 4));
    }

    /// Counts a request, unless there are too many.
    ///
    /// @param sender by its address
    /// @return OK, or the status with which the request is refused
    public synchronized HttpStatus begin(ApiCaller sender) {
        if (all >= most) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        var own = requests.getOrDefault(sender, 0);
        if (own >= Math.ceilDiv(most, 4)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (all >= BUSY && own >= SHARE_IF_BUSY) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        count(sender, 1);
        return HttpStatus.OK;
    }

    /// To be called once for each request that was counted.
    public void end(ApiCaller sender) {
        count(sender, -1);
    }

    private synchronized void count(ApiCaller sender, int change) {
        requests.merge(sender, change, (before, more) -> before + more == 0 ? null : before + more);
        all += change;
    }
}
