package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.REQUEST;

import helpdesk.graphql.error.HttpRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Leaves some of the server's threads to what is over at once, such as saying that it lives: a quarter of them never
/// works for the API or its explorer. Of the others nobody has more than half, however slowly somebody reads answers.
/// Whoever finds none free is told so, and waits for none.
final class WorkFilter extends HttpFilter {

    private static final String SOON = "1";

    private final transient Collection<String> paths;
    private final transient Map<ApiCaller, Integer> busy = new HashMap<>();
    private final int most;
    private int all;

    /// @param threads of the server
    WorkFilter(Collection<String> paths, int threads) {
        this.paths = paths;
        this.most = Math.max(1, threads - Math.ceilDiv(threads, 4));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (isWork(request)) {
            work(request, response, next);
        } else {
            next.doFilter(request, response);
        }
    }

    private boolean isWork(HttpServletRequest request) {
        return request.getDispatcherType() == REQUEST
                && paths.stream().anyMatch(path -> request.getServletPath().startsWith(path));
    }

    private void work(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        var caller = ApiCaller.at(request.getRemoteAddr());
        var status = take(caller);
        if (status.isError()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            HttpRefusal.of(status).answer(request, response);
            return;
        }
        try {
            next.doFilter(request, response);
        } finally {
            count(caller, -1);
        }
    }

    private synchronized HttpStatus take(ApiCaller caller) {
        if (all >= most) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (busy.getOrDefault(caller, 0) >= Math.ceilDiv(most, 2)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        count(caller, 1);
        return HttpStatus.OK;
    }

    private synchronized void count(ApiCaller caller, int change) {
        busy.merge(caller, change, (before, more) -> before + more == 0 ? null : before + more);
        all += change;
    }
}
