package helpdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;

/// What holds for the desk's modules as they are written. Their types are checked in `.ci/desk`.
class DeskSourceTests {

    private static final Path FOLDER = Path.of("src/main/resources/desk");
    private static final Pattern DOCUMENT = Pattern.compile("graphql`([^`]*)`");
    private static final Pattern NAME_OF_TEXT = Pattern.compile("^ {2}'([^']+)':", Pattern.MULTILINE);

    static Stream<String> documents() {
        return modules()
                .map(DeskSourceTests::text)
                .flatMap(text -> DOCUMENT.matcher(text).results().map(document -> document.group(1)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void asksForWhatTheSchemaHas(String document) {
        var parsed = Parser.parse(document);
        assertThat(ParseAndValidate.validate(SchemaFiles.schema(), parsed, Locale.ENGLISH))
                .isEmpty();
        assertThat(parsed.getDefinitionsOfType(OperationDefinition.class))
                .extracting(OperationDefinition::getName)
                .singleElement()
                .satisfies(name -> assertThat(name).startsWith("Desk"));
    }

    @Test
    void namesEachOperationOnce() {
        assertThat(documents()
                        .flatMap(document ->
                                Parser.parse(document).getDefinitionsOfType(OperationDefinition.class).stream()))
                .extracting(OperationDefinition::getName)
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /// A component fits on a few screens.
    @Test
    void hasNoLongModules() {
        var lines = new TreeMap<String, Long>();
        modules()
                .filter(file -> !file.startsWith(FOLDER.resolve("text")) && !file.endsWith("documents.js"))
                .forEach(file -> lines.put(file.toString(), text(file).lines().count()));
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy((_, count) -> assertThat(count).isLessThan(150));
    }

    /// Those of the languages are as long as what they say.
    @Test
    void hasNoLongLines() {
        assertThat(modules()
                        .filter(file -> !file.endsWith("text/en.js") && !file.endsWith("text/de.js"))
                        .flatMap(file -> text(file).lines().map(line -> file + ": " + line)))
                .isNotEmpty()
                .filteredOn(line -> line.length() > 130 + line.indexOf(": ") + 2)
                .isEmpty();
    }

    @Test
    void saysTheSameInAllLanguages() {
        assertThat(namesOfTexts("de.js")).isNotEmpty().isEqualTo(namesOfTexts("en.js"));
    }

    /// If a rule lacks its closing brace, browsers nest all later rules in it.
    @Test
    void closesTheRulesOfItsStyle() {
        var style = text(FOLDER.resolve("desk.css"));
        assertThat(StringUtils.countOccurrencesOf(style, "}"))
                .isPositive()
                .isEqualTo(StringUtils.countOccurrencesOf(style, "{"));
    }

    private static List<String> namesOfTexts(String language) {
        return NAME_OF_TEXT
                .matcher(text(FOLDER.resolve("text").resolve(language)))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    private static Stream<Path> modules() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
