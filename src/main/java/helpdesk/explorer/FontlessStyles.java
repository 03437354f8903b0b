package helpdesk.explorer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Removes the fonts from GraphiQL's style sheet: they are `data:` URLs, which the explorer's policy blocks, and
/// make up nine tenths of it. The explorer uses the fonts of the reader's system.
class FontlessStyles implements ResourceTransformer {

    private static final Pattern FONT = Pattern.compile("@font-face\\s*\\{[^}]*}");

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var transformed = chain.transform(request, resource);
        return isStyleSheet(transformed) ? withoutFonts(transformed) : transformed;
    }

    private static boolean isStyleSheet(Resource resource) {
        return String.valueOf(resource.getFilename()).endsWith(".css");
    }

    private static Resource withoutFonts(Resource styles) throws IOException {
        var text = styles.getContentAsString(StandardCharsets.UTF_8);
        return new TransformedResource(styles, FONT.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8));
    }
}
