package helpdesk.demo;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The section of the README that tells the story.
record Readme(String story) {

    private static final Pattern SECTION = Pattern.compile("^## The story$(.*?)^## ", DOTALL | MULTILINE);
    private static final Pattern STEP = Pattern.compile("^story (\\S+) '(.*)'$", MULTILINE);
    private static final Pattern ANSWER = Pattern.compile("```json\n(.*?)```", DOTALL);
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    static Readme read() throws IOException {
        var text = Files.readString(Path.of("README.md"));
        return new Readme(
                SECTION.matcher(text).results().findFirst().orElseThrow().group(1));
    }

    /// What the curl commands send, in their order.
    List<StoryStep> steps() {
        return STEP.matcher(story).results().map(Readme::step).toList();
    }

    /// The one answer that is shown: that of the preview.
    String answer() {
        return ANSWER.matcher(story).results().findFirst().orElseThrow().group(1);
    }

    private static StoryStep step(MatchResult step) {
        return new StoryStep(step.group(1), JsonMapper.shared().readValue(step.group(2), VARIABLES));
    }
}
