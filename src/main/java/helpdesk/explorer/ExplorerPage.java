package helpdesk.explorer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/// Serves the page and the examples, and fills in what only the server knows: the path of the API, whether it shows
/// its schema, and whether the server offers development tokens. All addresses are relative, so that the page works
/// behind a proxy that serves it under another path, without any header from the proxy.
@Controller
@ConditionalOnBooleanProperty(name = "helpdesk.explorer.enabled", matchIfMissing = true)
class ExplorerPage {

    private static final String LINKS = """
        <nav class="links" aria-label="Schema">
        <a href="reference">Reference</a>
        <a href="{{endpoint}}/schema">Schema (SDL)</a>
        </nav>
        """;

    private final String template;
    private final Supplier<List<Example>> examples = SingletonSupplier.of(Examples::read);

    ExplorerPage(
            @Value("classpath:explorer/index.html") Resource page,
            @Value("${spring.graphql.http.path:/graphql}") String path,
            @Value("${spring.graphql.schema.introspection.enabled:true}") boolean introspection,
            ExplorerSettings settings)
            throws IOException {
        this.template = page.getContentAsString(StandardCharsets.UTF_8)
                .replace("{{links}}", introspection ? LINKS : "")
                .replace("{{endpoint}}", HtmlUtils.htmlEscape(".." + path))
                .replace("{{developmentTokens}}", String.valueOf(settings.developmentTokens()));
    }

    @GetMapping({"/graphiql", "/graphiql/", "/graphiql/index.html"})
    ResponseEntity<String> page(HttpServletRequest request) {
        var base = request.getRequestURI().endsWith("/graphiql") ? "graphiql/" : "./";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(template.replace("{{base}}", base));
    }

    @GetMapping("/graphiql/examples.json")
    @ResponseBody
    List<Example> examples() {
        return examples.get();
    }
}
