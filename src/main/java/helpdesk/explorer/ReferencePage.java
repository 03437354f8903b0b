package helpdesk.explorer;

import static java.util.stream.Collectors.joining;

import helpdesk.explorer.Reference.Entry;
import helpdesk.explorer.Reference.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/// Serves the reference as one page without a script, which can be searched, printed and read aloud as it is. If
/// introspection is switched off, there is no page, because it tells the same. It is written when it is first asked
/// for.
@Controller
@ConditionalOnBooleanProperty(name = "helpdesk.explorer.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spring.graphql.schema.introspection.enabled", matchIfMissing = true)
class ReferencePage {

    private final Supplier<byte[]> page;

    ReferencePage(
            GraphQlSource source,
            @Value("classpath:explorer/reference.html") Resource template,
            @Value("${spring.graphql.http.path:/graphql}") String path)
            throws IOException {
        var text = template.getContentAsString(StandardCharsets.UTF_8)
                .replace("{{endpoint}}", HtmlUtils.htmlEscape(".." + path));
        this.page = SingletonSupplier.of(() ->
                html(text, new Reference(source.schema(), Examples.read())).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/graphiql/reference")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .eTag(ContentHash.of(page.get()))
                .body(page.get());
    }

    private static String html(String template, Reference reference) {
        var sections = reference.sections().stream()
                .filter(section -> !section.entries().isEmpty())
                .toList();
        return template.replace("{{description}}", reference.description())
                .replace("{{contents}}", all(sections, ReferencePage::contents))
                .replace("{{sections}}", all(sections, ReferencePage::html));
    }

    private static String contents(Section section) {
        return "<details><summary>%s</summary><ul>%s</ul></details>"
                .formatted(section.title(), all(section.entries(), ReferencePage::contents));
    }

    private static String contents(Entry entry) {
        return "<li><a href=\"#%s\">%s</a></li>".formatted(entry.id(), Markdown.escape(entry.name()));
    }

    private static String html(Section section) {
        return "<section><h2 id=\"section-%s\">%s</h2>%s</section>\n"
                .formatted(section.title(), section.title(), all(section.entries(), ReferencePage::html));
    }

    private static String html(Entry entry) {
        return "<article id=\"%s\"><h3>%s</h3>%s</article>\n"
                .formatted(entry.id(), Markdown.escape(entry.name()), entry.html());
    }

    private static <T> String all(List<T> elements, Function<T, String> html) {
        return elements.stream().map(html).collect(joining());
    }
}
