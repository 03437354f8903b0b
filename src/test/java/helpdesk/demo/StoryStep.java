package helpdesk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/// A step of the story, as the README's curl commands and the tabs of the explorer send it.
///
/// @param name of the document in the explorer
record StoryStep(String name, Map<String, ?> variables) {

    /// Without its comments, which the curl commands remove.
    String document() throws IOException {
        return read("explorer/story/" + name + ".graphql")
                .lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .collect(joining(" "));
    }

    /// An excerpt of the data that the server has to answer.
    Excerpt answer() throws IOException {
        return Excerpt.of(read("helpdesk/demo/answers/" + name + ".json"));
    }

    private static String read(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(UTF_8);
    }
}
