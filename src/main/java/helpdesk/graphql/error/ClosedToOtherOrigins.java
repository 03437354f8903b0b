package helpdesk.graphql.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Rejects preflight requests as long as `spring.graphql.cors` allows no origin. Spring would answer an empty 200,
/// which browsers take for a no, and people for a yes.
@Component
class ClosedToOtherOrigins implements HandlerInterceptor, WebMvcConfigurer {

    private final boolean isClosed;

    ClosedToOtherOrigins(GraphQlCorsProperties origins) {
        isClosed = origins.toCorsConfiguration() == null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        if (isClosed && CorsUtils.isPreFlightRequest(request)) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "HEAD", "POST"));
        }
        return true;
    }
}
