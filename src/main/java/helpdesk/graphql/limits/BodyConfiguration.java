package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.REQUEST;

import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Puts the checks of bodies and threads before all other filters, except those that determine the sender.
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    /// After the filters that read forwarded headers, that measure requests and that admit origins.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 3;

    @Bean
    @FilterRegistration(
            order = ORDER,
            dispatcherTypes = {REQUEST, ASYNC})
    BodyFilter bodies(LimitSettings limits) {
        return new BodyFilter(limits);
    }

    /// Right after that, so that a request does not count before its body has come in.
    @Bean
    @FilterRegistration(
            order = ORDER + 1,
            dispatcherTypes = {REQUEST, ASYNC})
    WorkFilter work(Work work) {
        return new WorkFilter(work);
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
