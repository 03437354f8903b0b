package helpdesk.security;

import static jakarta.servlet.DispatcherType.ERROR;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/// The little that is decided before GraphQL: tokens are checked, and there is nothing beside the API
/// and its explorer. Anonymous requests pass, since some fields are open to everybody.
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    @Bean
    SecurityFilterChain bearerTokens(
            HttpSecurity http, BearerTokens tokens, Refusals refusals, GraphQlProperties properties) {
        return http.authorizeHttpRequests(requests ->
                        openOnlyTheApi(requests, properties.getHttp().getPath()))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> tokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(refusals.ofTokens()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                // Cross-site request forgery rides on what a browser sends of its own accord: bearer tokens are not.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /// The container's own error page is let through, or else every failure would read as a missing token.
    private static void openOnlyTheApi(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            String path) {
        requests.dispatcherTypeMatchers(ERROR)
                .permitAll()
                .requestMatchers(path, "/graphiql", "/graphiql/**", "/favicon.ico")
                .permitAll()
                .anyRequest()
                .denyAll();
    }
}
