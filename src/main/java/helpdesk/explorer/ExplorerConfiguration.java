package helpdesk.explorer;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the explorer's own files and the libraries of the WebJar, but not its page. The files are outside Spring
/// Boot's `static` folder, so nothing is served when the explorer is switched off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "helpdesk.explorer.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ExplorerSettings.class)
class ExplorerConfiguration implements WebMvcConfigurer {

    private static final CacheControl REVALIDATED = CacheControl.noCache();

    /// Web servers have no media type for GraphQL documents.
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> documentType() {
        return factory -> factory.addMimeMappings(new MimeMappings(Map.of("graphql", "application/graphql")));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/graphiql/lib/*.min.*")
                .addResourceLocations("classpath:/META-INF/resources/graphql-ui/")
                .setCacheControl(REVALIDATED)
                .resourceChain(true)
                .addTransformer(new FontlessStyles());
        registry.addResourceHandler("/graphiql/**")
                .addResourceLocations("classpath:/explorer/")
                .setCacheControl(REVALIDATED);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ExplorerPolicy()).addPathPatterns("/graphiql", "/graphiql/**");
    }
}
