package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import helpdesk.graphql.error.BadUserInput;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.GraphQlSource;

/// Applies the limits to requests.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

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
    Admission admission(
            LimitSettings settings,
            ObjectProvider<TimeMeter> time,
            Places places,
            GraphQlSource source,
            Documents documents,
            PersistedDocuments persisted) {
        var allowances = new Allowances(settings.rates(), time.getIfAvailable(() -> TimeMeter.SYSTEM_MILLISECONDS));
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
