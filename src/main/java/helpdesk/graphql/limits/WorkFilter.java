package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.REQUEST;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Keeps a quarter of the server's threads for `/livez` and `/readyz`. All other requests count as [Work], even
/// those to paths at which nothing is served, since their tokens are checked, too. A request for which no
/// thread is free is rejected at once.
final class WorkFilter extends HttpFilter {

    private static final Set<String> HEALTH = Set.of("/livez", "/readyz");

    private final transient Work work;

    WorkFilter(Work work) {
        this.work = work;
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
        var sender = ApiCaller.at(request.getRemoteAddr());
        var status = work.begin(sender);
        if (status.isError()) {
            Failure.of(status).answer(request, response);
            return;
        }
        try {
            next.doFilter(request, response);
        } finally {
            work.end(sender);
        }
    }
}
