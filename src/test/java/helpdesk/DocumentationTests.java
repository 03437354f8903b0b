package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/// What the README, the changelog and the pages in `src/docs` name is there.
class DocumentationTests {

    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)#?([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\ngraph TD\n(.*?)```");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+)[\\w.]* --> (\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    static List<Path> pages() throws IOException {
        try (var files = Files.list(Path.of("src/docs"))) {
            return Stream.concat(Stream.of(README, Path.of("CHANGELOG.md")), files)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatIsThere(Path page) throws IOException {
        for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
            var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).exists();
            if (!link.group(2).isEmpty()) {
                assertThat(anchors(target)).as(target.toString()).contains(link.group(2));
            }
        }
    }

    /// As GitHub makes them.
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void drawsAllModulesAndNoOtherDependencies() throws IOException {
        var picture = picture();
        var modules = ApplicationModules.of(HelpdeskApplication.class);
        var names = new HashSet<String>();
        var dependencies = new HashSet<Dependency>();
        for (var module : modules) {
            var name = module.getIdentifier().toString();
            names.add(name);
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(other -> new Dependency(name, other.getIdentifier().toString()))
                    .forEach(dependencies::add);
        }
        assertThat(NAME.matcher(picture).results().map(MatchResult::group)).containsAll(names);
        assertThat(withIndirect(drawn(picture))).isEqualTo(withIndirect(dependencies));
    }

    private static String picture() throws IOException {
        var picture = PICTURE.matcher(Files.readString(README));
        assertThat(picture.find()).isTrue();
        return picture.group(1);
    }

    private record Dependency(String from, String to) {}

    private static Set<Dependency> drawn(String picture) {
        return ARROW.matcher(picture)
                .results()
                .map(arrow -> new Dependency(arrow.group(1), arrow.group(2)))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .collect(Collectors.toSet());
    }

    private static Set<Dependency> withIndirect(Set<Dependency> dependencies) {
        var more = new HashSet<>(dependencies);
        return more.addAll(composed(dependencies)) ? withIndirect(more) : more;
    }

    private static List<Dependency> composed(Set<Dependency> dependencies) {
        return dependencies.stream()
                .flatMap(first -> dependencies.stream()
                        .filter(second -> second.from().equals(first.to()))
                        .map(second -> new Dependency(first.from(), second.to())))
                .toList();
    }
}
