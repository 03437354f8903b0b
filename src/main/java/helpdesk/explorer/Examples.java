package helpdesk.explorer;

import static tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the folder `examples`. To add an example, add its two files: nothing lists them.
final class Examples {

    private static final String FOLDER = "classpath:examples/";

    /// A file that does not say so is not part of the story.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private Examples() {}

    /// In the order of their file names.
    static List<Example> read() {
        try {
            return all();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Example> all() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources(FOLDER + "*.graphql");
        var examples = new ArrayList<Example>();
        for (var file : inOrder(files)) {
            examples.add(example(file));
        }
        return List.copyOf(examples);
    }

    private static List<Resource> inOrder(Resource... files) {
        return Stream.of(files)
                .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                .toList();
    }

    private static Example example(Resource document) throws IOException {
        var name = Objects.requireNonNull(document.getFilename()).replace(".graphql", ".json");
        try (var facts = document.createRelative(name).getInputStream()) {
            var example = (ObjectNode) JSON.readTree(facts);
            example.put("document", document.getContentAsString(StandardCharsets.UTF_8));
            return JSON.treeToValue(example, Example.class);
        }
    }
}
