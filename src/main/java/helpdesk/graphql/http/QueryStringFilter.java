package helpdesk.graphql.http;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Hides what follows the `?` of an address, which holds the document and the variables of a GET: frameworks and agents
/// write addresses to logs, metrics and traces. The parameters remain readable by their names. If they are malformed,
/// the request ends here, since the container's exception quotes them.
final class QueryStringFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request.getQueryString() == null) {
            next.doFilter(request, response);
        } else if (isReadable(request)) {
            next.doFilter(new WithoutQueryString(request), response);
        } else {
            Failure.of(HttpStatus.BAD_REQUEST).answer(request, response);
        }
    }

    /// For a POST, the container would wait for the body, which may be a form. Nothing reads the parameters of a POST.
    private static boolean isReadable(HttpServletRequest request) {
        try {
            var _ = request.getMethod().equals("POST") ? Map.of() : request.getParameterMap();
            return true;
        } catch (IllegalStateException malformed) {
            return false;
        }
    }

    private static final class WithoutQueryString extends HttpServletRequestWrapper {

        private WithoutQueryString(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }
    }
}
