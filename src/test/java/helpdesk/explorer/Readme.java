package helpdesk.explorer;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The section of the README that tells the story.
record Readme(String story) {

    private static final Pattern SECTION = Pattern.compile("^## The story$(.*?)^## ", DOTALL | MULTILINE);
    private static final Pattern FOLDER = Pattern.compile("\"(\\S+)/\\$1\\.graphql\"");
    private static final Pattern STEP = Pattern.compile("^story (\\S+) '(.*)'$", MULTILINE);
    private static final Pattern ANSWER = Pattern.compile("```json\n(.*?)```", DOTALL);
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    static Readme read() throws IOException {
        return new Readme(first(SECTION, Files.readString(Path.of("README.md"))));
    }

    /// The files that the curl commands send, in their order.
    List<String> documents() {
        var folder = Path.of(first(FOLDER, story));
        return steps().map(step -> text(folder.resolve(step.group(1) + ".graphql")))
                .toList();
    }

    List<Map<String, Object>> variables() {
        return steps().map(step -> JsonMapper.shared().readValue(step.group(2), VARIABLES))
                .toList();
    }

    /// The one answer that is shown: that of the preview.
    String answer() {
        return first(ANSWER, story);
    }

    private Stream<MatchResult> steps() {
        return STEP.matcher(story).results();
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
