package helpdesk.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.graphql.SchemaText;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

/// Serves the schema as one file below the address of the API, unless introspection is switched off. It is written when
/// it is first asked for.
@Controller
@ConditionalOnBooleanProperty(name = "spring.graphql.schema.introspection.enabled", matchIfMissing = true)
class SchemaFile {

    private final Supplier<String> text;

    SchemaFile(GraphQlSource source) {
        this.text = SingletonSupplier.of(() -> SchemaText.of(source.schema()));
    }

    @GetMapping("${spring.graphql.http.path:/graphql}/schema")
    ResponseEntity<String> file() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .cacheControl(CacheControl.noCache())
                .eTag(tag(text.get()))
                .body(text.get());
    }

    /// Weak, since the container does not compress an answer with a strong one.
    private static String tag(String text) {
        return "W/\"" + DigestUtils.md5DigestAsHex(text.getBytes(UTF_8)) + "\"";
    }
}
