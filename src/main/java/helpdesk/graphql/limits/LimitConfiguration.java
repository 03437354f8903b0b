package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.REQUEST;

import com.github.benmanes.caffeine.cache.Ticker;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import helpdesk.graphql.error.BadUserInput;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.CompletableFuture;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.GraphQlSource;

/// Applies the limits to requests: the checks of bodies and threads before all filters but those that determine the
/// sender, all others before the engine.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

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

    @Bean
    Places places() {
        return new Places();
    }

    @Bean
    Documents documents(GraphQlSource source) {
        return new Documents(source.schema(), Ticker.systemTicker());
    }

    @Bean
    PersistedDocuments persistedDocuments(DocumentSettings settings, Documents documents) {
        return new PersistedDocuments(TrustedDocuments.read(settings, documents), Ticker.systemTicker());
    }

    @Bean
    Work requestsAtWork(@Value("${server.tomcat.threads.max:200}") int threads) {
        return new Work(threads);
    }

    @Bean
    Allowances allowances(LimitSettings settings, ObjectProvider<TimeMeter> time) {
        return new Allowances(settings.rates(), time.getIfAvailable(() -> TimeMeter.SYSTEM_MILLISECONDS));
    }

    @Bean
    Admission admission(
            LimitSettings settings,
            Allowances allowances,
            Places places,
            GraphQlSource source,
            Documents documents,
            PersistedDocuments persisted) {
        return new Admission(settings, documents, persisted, new SchemaLimits(source.schema()), allowances, places);
    }

    /// The engine parses no document by itself: it executes what was admitted, or nothing.
    @Bean
    GraphQlSourceBuilderCustomizer onlyAdmittedDocuments() {
        var nothing = new PreparsedDocumentEntry(
                new BadUserInput("The request was not accepted").failure().error());
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider((input, _) -> {
            PreparsedDocumentEntry admitted = input.getGraphQLContext().get(PreparsedDocumentEntry.class);
            return CompletableFuture.completedFuture(admitted != null ? admitted : nothing);
        }));
    }
}
