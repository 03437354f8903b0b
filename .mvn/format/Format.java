import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Holds Java sources to one format: `Format check|apply DIRECTORY…`
///
/// Run from source by the build's own JDK, because the formatter parses with the compiler of the
/// JDK it runs on, and Maven may run on one that does not know the sources' syntax. Once all sources are
/// formatted, only those are read that have changed since.
class Format {

    /// As old as the beginning of the last run after which all sources were formatted.
    private static final Path STAMP = Path.of("target", "formatted");

    /// Names the formatter's version: if it changes, all sources are read.
    private static final Path POM = Path.of("pom.xml");

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    public static void main(String[] arguments) throws Exception {
        var start = Instant.now();
        var misformatted = misformattedBelow(List.of(arguments).subList(1, arguments.length));
        switch (arguments[0]) {
            case "apply" -> rewrite(misformatted);
            case "check" -> report(misformatted);
            default -> throw new IllegalArgumentException("-Dformat is apply or check, not " + arguments[0]);
        }
        Files.createDirectories(STAMP.getParent());
        Files.setLastModifiedTime(Files.write(STAMP, new byte[0]), FileTime.from(start));
    }

    private static List<Path> misformattedBelow(List<String> directories) throws IOException {
        var sources = new ArrayList<Path>();
        for (var directory : directories) sources.addAll(sourcesBelow(Path.of(directory)));
        var known = Files.exists(STAMP) && !hasChanged(POM);
        return sources.parallelStream()
                .filter(source -> !known || hasChanged(source))
                .filter(Format::isMisformatted)
                .toList();
    }

    private static boolean hasChanged(Path file) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(STAMP)) >= 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> sourcesBelow(Path directory) throws IOException {
        if (!Files.exists(directory)) return List.of();
        try (var paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static boolean isMisformatted(Path source) {
        try {
            return !Files.readString(source).equals(formatted(source));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void rewrite(List<Path> misformatted) throws IOException {
        for (var source : misformatted) {
            Files.writeString(source, formatted(source));
            System.out.println("Formatted " + source);
        }
    }

    private static void report(List<Path> misformatted) {
        if (misformatted.isEmpty()) return;
        misformatted.forEach(source -> System.err.println("[ERROR] Not formatted: " + source));
        System.err.println("[ERROR] This puts it right: ./mvnw validate -Dformat=apply");
        System.exit(1);
    }

    private static String formatted(Path source) throws IOException {
        try {
            return FORMATTER.formatSourceAndFixImports(Files.readString(source));
        } catch (FormatterException unparsable) {
            throw new IOException(source + ": " + unparsable.getMessage(), unparsable);
        }
    }
}
