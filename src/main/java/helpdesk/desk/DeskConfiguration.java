package helpdesk.desk;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/// Serves the modules and styles of the desk, and the libraries from their WebJars, whose versions are found by Spring.
/// The files are outside Spring Boot's `static` folder, so nothing is served when the desk is switched off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "helpdesk.desk.enabled", matchIfMissing = true)
class DeskConfiguration implements WebMvcConfigurer {

    private static final ContentVersionStrategy CONTENT = new ContentVersionStrategy();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "classpath:/META-INF/resources/webjars/", "/desk/lib/**")
                .resourceChain(true);
        serve(registry, "classpath:/desk/", "/desk/*.js", "/desk/*.css", "/desk/*.svg", "/desk/*/*.js");
    }

    /// Browsers ask after a minute whether a file has changed, and receive it again only if it has. A page that
    /// comes back from the identity provider within the minute asks for nothing. The tags are weak, since an answer
    /// with a strong one would not be compressed.
    private static ResourceHandlerRegistration serve(ResourceHandlerRegistry registry, String folder, String... paths) {
        return registry.addResourceHandler(paths)
                .addResourceLocations(folder)
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .setUseLastModified(false)
                .setEtagGenerator(file -> "W/\"" + CONTENT.getResourceVersion(file) + "\"");
    }
}
