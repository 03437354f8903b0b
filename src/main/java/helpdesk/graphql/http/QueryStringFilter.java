package helpdesk.graphql.http;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.CorsFilter;

/// Hides what follows the `?` of an address, which holds the document and the variables of a GET: frameworks and agents
/// write addresses to logs, metrics and traces. The parameters remain readable by their names. If they are malformed,
/// the request ends here, since the container's exception quotes them.
final class QueryStringFilter extends HttpFilter {

    private final transient CorsFilter origins;

    QueryStringFilter(CorsFilter origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request.getQueryString() == null) {
            next.doFilter(request, response);
        } else if (isReadable(request)) {
            next.doFilter(new WithoutQueryString(request), response);
        } else {
            // With the headers that let pages of other origins read the answer.
            origins.doFilter(request, response, QueryStringFilter::refuse);
        }
    }

    private static void refuse(ServletRequest request, ServletResponse response) throws IOException {
        Failure.of(HttpStatus.BAD_REQUEST).answer((HttpServletRequest) request, (HttpServletResponse) response);
    }

    /// Of a form, the container would wait for the body to find all parameters. No form is accepted anyway.
    private static boolean isReadable(HttpServletRequest request) {
        try {
            var _ = isForm(request) ? Map.of() : request.getParameterMap();
            return true;
        } catch (IllegalStateException malformed) {
            return false;
        }
    }

    /// The container knows forms by their type without its parameters.
    private static boolean isForm(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), MediaType.APPLICATION_FORM_URLENCODED_VALUE);
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
