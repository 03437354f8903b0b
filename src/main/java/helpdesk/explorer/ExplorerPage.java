package helpdesk.explorer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/// Serves the page, with and without the trailing slash, and fills in what only the server knows: its context
/// path, the path of the API, and whether it offers development tokens.
@Controller
@ConditionalOnBooleanProperty(name = "helpdesk.explorer.enabled", matchIfMissing = true)
class ExplorerPage {

    private final String path;
    private final String template;

    ExplorerPage(
            @Value("classpath:explorer/index.html") Resource page,
            @Value("${spring.graphql.http.path:/graphql}") String path,
            ExplorerSettings settings)
            throws IOException {
        this.path = path;
        this.template = page.getContentAsString(StandardCharsets.UTF_8)
                .replace("{{developmentTokens}}", String.valueOf(settings.developmentTokens()));
    }

    @GetMapping({"/graphiql", "/graphiql/", "/graphiql/index.html"})
    ResponseEntity<String> page(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(template.replace("{{base}}", request.getContextPath() + "/graphiql/")
                        .replace("{{endpoint}}", HtmlUtils.htmlEscape(request.getContextPath() + path)));
    }
}
