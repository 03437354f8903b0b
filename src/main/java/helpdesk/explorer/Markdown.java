package helpdesk.explorer;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Turns the Markdown that the schema's descriptions use into HTML: paragraphs, code, emphasis and addresses. Code that
/// is the name of a type becomes a link to the type.
///
/// @param isType whether the schema has a type of this name
record Markdown(Predicate<String> isType) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EMPHASIS = Pattern.compile("\\b_(\\w+)_\\b");
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s<)]*[^\\s<).,]");

    String html(@Nullable String text) {
        return text == null
                ? ""
                : Stream.of(text.split("\n\n"))
                        .map(paragraph -> "<p>" + inline(paragraph) + "</p>")
                        .reduce("", String::concat);
    }

    private String inline(String text) {
        var escaped = escape(text.replace('\n', ' '));
        var linked = ADDRESS.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
        var emphasised = EMPHASIS.matcher(linked).replaceAll("<em>$1</em>");
        return CODE.matcher(emphasised).replaceAll(match -> code(match.group(1)));
    }

    private String code(String name) {
        var code = "<code>" + name.replace("$", "\\$") + "</code>";
        return isType.test(name) ? "<a href=\"#" + name + "\">" + code + "</a>" : code;
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
