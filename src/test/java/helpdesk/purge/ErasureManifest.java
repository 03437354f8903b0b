package helpdesk.purge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What a purge does to each column of the database, and why: read from the tables in the `erasure.md` files, of which
/// each module has one beside its changelog, written for the privacy officer who has to believe it.
record ErasureManifest(Map<String, Entry> entries) {

    private static final String FILES = "classpath*:db/changelog/**/erasure.md";
    private static final Pattern LINE = Pattern.compile("\\| (\\w+\\.\\w+) \\| ([^|]+) \\| ([^|]+) \\|");

    /// A line of the manifest.
    ///
    /// @param column as people write it, `comment.body`
    record Entry(String column, Treatment treatment, String reason) {}

    static ErasureManifest read() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(FILES);
            return new ErasureManifest(Arrays.stream(files)
                    .flatMap(file -> textOf(file).lines())
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Entry(line.group(1), Treatment.of(line.group(2)), line.group(3)))
                    .collect(Collectors.toMap(Entry::column, Function.identity())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String textOf(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
