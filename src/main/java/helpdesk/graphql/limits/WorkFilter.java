package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.REQUEST;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Keeps a quarter of the server's threads for `/livez` and `/readyz`. All other requests share the rest, even
/// those to paths at which nothing is served, since their tokens are checked, too. One sender has at most a
/// quarter of the rest, however slowly it reads its answers. A request for which no thread is free is rejected
/// at once.
final class WorkFilter extends HttpFilter {

    private static final Set<String> HEALTH = Set.of("/livez", "/readyz");

    private final transient Map<ApiCaller, Integer> busy = new HashMap<>();
    private final int most;
    private int all;

    /// @param threads of the server
    WorkFilter(int threads) {
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

    private static boolean isWork(HttpServletRequest request) {
        return request.getDispatcherType() == REQUEST && !HEALTH.contains(path(request));
    }

    /// Within the servlet, where `spring.mvc.servlet.path` gives it a path of its own.
    private static String path(HttpServletRequest request) {
        return request.getPathInfo() != null ? request.getPathInfo() : request.getServletPath();
    }

    private void work(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        var caller = ApiCaller.at(request.getRemoteAddr());
        var status = take(caller);
        if (status.isError()) {
            Failure.of(status).answer(request, response);
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
        if (busy.getOrDefault(caller, 0) >= Math.ceilDiv(most, 4)) {
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
