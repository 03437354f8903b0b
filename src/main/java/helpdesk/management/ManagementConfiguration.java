package helpdesk.management;

import static org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType.SAME;
import static org.springframework.boot.actuate.endpoint.web.WebServerNamespace.SERVER;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/// Opens the management endpoints to everybody; which endpoints exist depends on the port.
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

    /// On the port of the API there is health alone, whatever else is configured to be exposed.
    @Bean
    @ConditionalOnManagementPort(SAME)
    EndpointFilter<ExposableWebEndpoint> nothingButHealth() {
        return endpoint -> endpoint.getEndpointId().equals(HealthEndpoint.ID);
    }

    /// Comes before the rules of the API, which deny every other path.
    @Bean
    @Order(0)
    SecurityFilterChain openEndpoints(HttpSecurity http) {
        var endpoints = new OrRequestMatcher(
                EndpointRequest.toAnyEndpoint().excludingLinks(),
                EndpointRequest.toAdditionalPaths(SERVER, HealthEndpoint.class));
        return http.securityMatcher(endpoints)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                // There are no sessions that a forged request could use.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
