package helpdesk.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/// Serves the page, and fills in what only the server knows: the path of the API, and how people sign in. What the page
/// shows is in the fragment of its address, which browsers do not send: the words that somebody searches for are in no
/// log. All addresses are relative, so that the page works behind a proxy that serves it under another path.
@Controller
@ConditionalOnBooleanProperty(name = "helpdesk.desk.enabled", matchIfMissing = true)
class DeskPage {

    private final Supplier<String> page;
    private final ContentSecurityPolicy policy;

    DeskPage(
            @Value("classpath:desk/index.html") Resource template,
            @Value("${spring.graphql.http.path:/graphql}") String path,
            DeskSettings settings) {
        this.page = SingletonSupplier.of(() -> text(template)
                .replace("{{endpoint}}", HtmlUtils.htmlEscape(".." + path))
                .replace("{{provider}}", HtmlUtils.htmlEscape(settings.provider()))
                .replace("{{clientId}}", HtmlUtils.htmlEscape(settings.clientIdOrNothing()))
                .replace("{{scope}}", HtmlUtils.htmlEscape(settings.scope()))
                .replace("{{developmentTokens}}", String.valueOf(settings.developmentTokens())));
        this.policy = new ContentSecurityPolicy(page, settings.origin());
    }

    @GetMapping("/desk")
    ResponseEntity<Void> folder() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("desk/"))
                .build();
    }

    @GetMapping("/desk/")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy.text())
                .body(page.get());
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
