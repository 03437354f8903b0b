package helpdesk.security;

import static jakarta.servlet.DispatcherType.ERROR;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// What is decided before GraphQL: tokens are checked, and only the API and its explorer can be reached. Anonymous
/// requests pass, since some fields are open to everybody.
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    @Bean
    SecurityFilterChain bearerTokens(
            HttpSecurity http,
            BearerTokens tokens,
            AuthenticationEntryPoint unauthenticated,
            AccessDeniedHandler forbidden,
            GraphQlProperties properties) {
        return http.authorizeHttpRequests(requests ->
                        openOnlyTheApi(requests, properties.getHttp().getPath()))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> tokens)
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden)
                        .withObjectPostProcessor(answeringWith(unauthenticated)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                // Cross-site request forgery needs credentials that a browser sends by itself, which bearer tokens are
                // not.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /// Makes the filter answer if a token cannot be checked for now. By default it throws an exception.
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringWith(AuthenticationEntryPoint answer) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(answer::commence);
                return filter;
            }
        };
    }

    /// No rule here depends on the method of a request, so an unknown method need not be stopped: the API answers 405.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// Otherwise each filter and each check of each request would be timed, which takes longer than most of them.
    @Bean
    static SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// The container's error page is permitted: otherwise the answer to every failure would be that a token
    /// is missing.
    private static void openOnlyTheApi(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            String path) {
        requests.dispatcherTypeMatchers(ERROR)
                .permitAll()
                .requestMatchers("/", path, path + "/schema", "/graphiql", "/graphiql/**", "/favicon.ico")
                .permitAll()
                .anyRequest()
                .denyAll();
    }
}
