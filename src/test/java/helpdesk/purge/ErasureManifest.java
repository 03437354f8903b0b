package helpdesk.purge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What a purge does to each column of the database, and why: read from the tables in the `erasure.md` files, of which
/// each module has one beside its changelog, written for the privacy officer who has to believe it.
///
/// @param neverExported the columns that are not in the export of a contact although a purge deletes or changes them
record ErasureManifest(Map<String, Entry> entries, Set<String> neverExported) {

    private static final String FILES = "classpath*:db/changelog/**/erasure.md";
    private static final Pattern LINE = Pattern.compile("\\| (\\w+\\.\\w+) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final Pattern NEVER_EXPORTED = Pattern.compile("\\| (\\w+\\.\\w+) \\| [^|]+ \\|");

    /// A line of the manifest.
    ///
    /// @param column as people write it, `comment.body`
    record Entry(String column, Treatment treatment, String reason) {}

    static ErasureManifest read() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(FILES);
            var lines =
                    Arrays.stream(files).flatMap(file -> textOf(file).lines()).toList();
            var entries = matches(LINE, lines)
                    .map(line -> new Entry(line.group(1), Treatment.of(line.group(2)), line.group(3)))
                    .collect(Collectors.toMap(Entry::column, Function.identity()));
            var neverExported =
                    matches(NEVER_EXPORTED, lines).map(line -> line.group(1)).collect(Collectors.toSet());
            return new ErasureManifest(entries, neverExported);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Matcher> matches(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches);
    }

    private static String textOf(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
