package helpdesk.security;

import static jakarta.servlet.DispatcherType.ERROR;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.DispatcherTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/// What is decided before GraphQL: tokens are checked, and only the API, its explorer and the desk can be reached.
/// Anonymous
/// requests pass, since some fields are open to everybody.
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    /// The filters are listed here, since Spring Security's builder adds others, and some of them wrap each request
    /// and its answer. They would have nothing to do: there are no sessions, [SecurityHeaders] come from the
    /// container, and cross-site request forgery needs credentials that a browser sends by itself, which bearer
    /// tokens are not.
    @Bean
    SecurityFilterChain bearerTokens(
            BearerTokens tokens,
            AuthenticationEntryPoint unauthenticated,
            AccessDeniedHandler forbidden,
            PathPatternRequestMatcher.Builder addresses,
            GraphQlProperties properties) {
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                callers(tokens, unauthenticated),
                new AnonymousAuthenticationFilter("anonymous"),
                refusals(unauthenticated, forbidden),
                new AuthorizationFilter(
                        nothingButTheApi(addresses, properties.getHttp().getPath())));
    }

    private static Filter callers(BearerTokens tokens, AuthenticationEntryPoint unauthenticated) {
        var filter = new BearerTokenAuthenticationFilter(
                tokens,
                request -> BearerTokens.sentIn(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .orElse(null));
        filter.setAuthenticationEntryPoint(unauthenticated);
        // By default it throws an exception if a token cannot be checked for now.
        filter.setAuthenticationFailureHandler(unauthenticated::commence);
        return filter;
    }

    private static Filter refusals(AuthenticationEntryPoint unauthenticated, AccessDeniedHandler forbidden) {
        var filter = new ExceptionTranslationFilter(unauthenticated, new NullRequestCache());
        filter.setAccessDeniedHandler(forbidden);
        return filter;
    }

    /// No rule here depends on the method of a request, so an unknown method need not be stopped: the API answers 405.
    /// Values of headers are checked as usual, but not by a regular expression, which takes long for a token.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(value -> value.chars().noneMatch(Character::isISOControl));
        return firewall;
    }

    /// Otherwise each filter and each check of each request would be timed, which takes longer than most of them.
    @Bean
    static SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// The container's error page is permitted: otherwise the answer to every failure would be that a token
    /// is missing.
    private static AuthorizationManager<HttpServletRequest> nothingButTheApi(
            PathPatternRequestMatcher.Builder addresses, String path) {
        var served = Stream.of(
                        path,
                        "/",
                        path + "/schema",
                        "/contacts/{id}/export",
                        "/graphiql",
                        "/graphiql/**",
                        "/desk",
                        "/desk/**",
                        "/favicon.ico")
                .map(addresses::matcher);
        var isServed = new OrRequestMatcher(Stream.concat(served, Stream.of(new DispatcherTypeRequestMatcher(ERROR)))
                .toList());
        return (_, request) -> new AuthorizationDecision(isServed.matches(request));
    }
}
