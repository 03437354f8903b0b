package helpdesk.graphql.limits;

import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Puts the checks of bodies and threads before all other filters, except those that determine the sender.
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    /// After the filters that read forwarded headers and that measure requests.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    /// Before all filters that refuse requests: a browser shows an answer to a page of another origin only if it
    /// has these headers, and Spring MVC adds them only to its own answers.
    @Bean
    FilterRegistrationBean<CorsFilter> origins(GraphQlProperties properties, GraphQlCorsProperties origins) {
        var admitted = origins.toCorsConfiguration();
        var source = new UrlBasedCorsConfigurationSource();
        source.setCorsConfigurations(
                admitted == null ? Map.of() : Map.of(properties.getHttp().getPath(), admitted));
        var registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setOrder(ORDER);
        registration.setEnabled(admitted != null);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodies(LimitSettings limits) {
        var registration = new FilterRegistrationBean<>(new BodyFilter(limits));
        registration.setOrder(ORDER + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    /// Right after that, so that a request does not count before its body has come in.
    @Bean
    FilterRegistrationBean<WorkFilter> work(@Value("${server.tomcat.threads.max:200}") int threads) {
        var registration = new FilterRegistrationBean<>(new WorkFilter(threads));
        registration.setOrder(ORDER + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> oneAtATime() {
        return factory -> factory.setProtocol(OneAtATimeProtocol.class.getName());
    }

    /// The container's own timeout for bodies starts again with each byte: it only has to be longer than ours.
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slowBodies(LimitSettings limits) {
        return factory -> {
            factory.addEngineValves(new SenderAddress(), new HangUp());
            factory.addProtocolHandlerCustomizers((AbstractProtocol<?> handler) -> {
                if (handler instanceof AbstractHttp11Protocol<?> http) {
                    http.setDisableUploadTimeout(false);
                    http.setConnectionUploadTimeout(
                            Math.toIntExact(2 * limits.deadline().toMillis()));
                }
            });
        };
    }
}
