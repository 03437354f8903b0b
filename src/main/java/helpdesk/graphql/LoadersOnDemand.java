package helpdesk.graphql;

import graphql.GraphQLContext;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/// Makes the batch loaders of a request when the first of them is needed. Most documents need none, and the engine
/// looks at all that exist whenever it has fetched a level of the document.
final class LoadersOnDemand extends DefaultBatchLoaderRegistry implements WebGraphQlInterceptor {

    /// Without caches: a document may change what it has read before, and must read it anew.
    LoadersOnDemand() {
        super(() -> DataLoaderOptions.newOptions().setCachingEnabled(false).build());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.dataLoaderRegistry(new OfRequest()).build());
        return chain.next(request);
    }

    @Override
    public void registerDataLoaders(DataLoaderRegistry registry, GraphQLContext context) {
        if (registry instanceof OfRequest loaders) {
            loaders.registration = () -> super.registerDataLoaders(loaders, context);
        } else {
            super.registerDataLoaders(registry, context);
        }
    }

    private static final class OfRequest extends DataLoaderRegistry {

        private @Nullable Runnable registration;

        @Override
        public synchronized <K, V> @Nullable DataLoader<K, V> getDataLoader(String name) {
            var first = registration;
            registration = null;
            if (first != null) {
                first.run();
            }
            return super.getDataLoader(name);
        }
    }
}
