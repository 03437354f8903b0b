package helpdesk.demo;

import static java.util.regex.Pattern.DOTALL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The README, as far as it can be tried.
record Readme(String text) {

    private static final Pattern SECTION = Pattern.compile("^## The story$(.*?)^## ", DOTALL | Pattern.MULTILINE);
    private static final Pattern STEP =
            Pattern.compile("```graphql\n(.*?)```.*?```sh\nstory (\\S+) '(.*?)'\n```.*?```json\n(.*?)```", DOTALL);
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    static Readme read() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")));
    }

    List<StoryStep> story() {
        var section = SECTION.matcher(text).results().findFirst().orElseThrow().group(1);
        return STEP.matcher(section).results().map(Readme::step).toList();
    }

    private static StoryStep step(MatchResult step) {
        var variables = JsonMapper.shared().readValue(step.group(3), VARIABLES);
        return new StoryStep(step.group(1), step.group(2), variables, step.group(4));
    }
}
