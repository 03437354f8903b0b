package helpdesk.explorer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the explorer's own files and the libraries of the WebJar, but not its page. The files are outside Spring
/// Boot's `static` folder, so nothing is served when the explorer is switched off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "helpdesk.explorer.enabled", matchIfMissing = true)
class ExplorerConfiguration implements WebMvcConfigurer {

    private final ContentHash hash = new ContentHash();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "/graphiql/lib/*.min.*", "classpath:/META-INF/resources/graphql-ui/")
                .resourceChain(true)
                .addTransformer(new FontlessStyles());
        serve(registry, "/graphiql/**", "classpath:/explorer/");
    }

    /// Browsers ask each time whether a file has changed, and receive it again only if it has.
    private ResourceHandlerRegistration serve(ResourceHandlerRegistry registry, String path, String folder) {
        return registry.addResourceHandler(path)
                .addResourceLocations(folder)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(hash::of);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ExplorerPolicy()).addPathPatterns("/graphiql", "/graphiql/**");
    }
}
