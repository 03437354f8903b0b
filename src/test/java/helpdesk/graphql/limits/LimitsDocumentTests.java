package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.IntValue;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import helpdesk.api.SchemaFiles;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/// The page about limits says what the settings, the schema and the constants say.
class LimitsDocumentTests {

    private static final Path PAGE = Path.of("src/docs/limits.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SETTINGS = Pattern.compile("@ConfigurationProperties\\(\"(helpdesk[a-z.-]*)\"\\)");

    @Test
    void listsEverySettingWithItsDefault() throws IOException, ReflectiveOperationException {
        var settings = new TreeMap<String, String>();
        for (var group : groupsOfSettings().entrySet()) {
            addSettings(group.getKey() + ".", classOf(group.getValue()), settings);
        }
        assertThat(settings).hasSizeGreaterThan(10);
        assertThat(rows("^\\| `([a-z.-]+)` \\|[^|]+\\| ([^|]+) \\|[^|]*\\|$", "## Settings"))
                .isEqualTo(settings);
    }

    /// The prefix of each group with the name of its class.
    private static Map<String, String> groupsOfSettings() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var groups = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                var prefix = SETTINGS.matcher(Files.readString(file)).results();
                prefix.forEach(found -> groups.put(found.group(1), name));
            }
            return groups;
        }
    }

    @Test
    void listsEveryWeightOfTheSchema() throws IOException {
        var weights = new TreeMap<String, String>();
        eachDirective("cost", (name, cost) -> weights.put(name, text(cost, "weight")));
        assertThat(rows("^\\| `([A-Za-z.]+)` \\| ([^|]+) \\|$", "| Weight |")).isEqualTo(weights);
    }

    @Test
    void listsEverySizeOfTheSchema() throws IOException {
        var sizes = new TreeMap<String, String>();
        eachDirective("listSize", (name, size) -> sizes.put(name, size(size)));
        eachDirective("listLength", (name, length) -> sizes.put(name, "as `%s`".formatted(text(length, "argument"))));
        assertThat(rows("^\\| `([A-Za-z.]+)` \\| ([^|]+) \\|$", "| Size |")).isEqualTo(sizes);
    }

    @Test
    void listsEveryRateOfTheSchema() throws IOException {
        var rates = new TreeMap<String, String>();
        eachDirective("rate", (name, rate) -> rates.put(name, text(rate, "perMinute")));
        assertThat(rows("^\\| `([A-Za-z.]+)` \\| ([^|]+) \\|$", "| Root field |"))
                .isEqualTo(rates);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Requests",
                "## Connections",
                "## Exports",
                "## Tokens",
                "## The portal",
                "## Texts, pages and lists",
                "## Purges",
                "## Changes of the schema"
            })
    void listsConstantsAsTheyAre(String section) throws IOException, ReflectiveOperationException {
        var rows = rows("^\\|[^|]+\\| `([A-Za-z]+\\.[A-Z_]+)` \\| ([^|]+) \\|[^|]*\\|$", section);
        var constants = new TreeMap<String, String>();
        for (var constant : rows.keySet()) {
            constants.put(constant, amount(valueOf(constant)));
        }
        assertThat(rows).isNotEmpty().isEqualTo(constants);
    }

    @Test
    void listsPropertiesAsTheyAre() throws IOException {
        var settings = new YamlPropertySourceLoader()
                .load("defaults", new FileSystemResource("src/main/resources/application.yaml"))
                .getFirst();
        assertThat(rows("^\\|[^|]+\\| `([a-z.-]+)` \\| ([^|]+) \\|[^|]*\\|$", "| Limit | Property |"))
                .isNotEmpty()
                .allSatisfy((property, amount) ->
                        assertThat(amount).as(property).isEqualTo(String.valueOf(settings.getProperty(property))));
    }

    private static Object valueOf(String constant) throws IOException, ReflectiveOperationException {
        var dot = constant.indexOf('.');
        var field = classOf(constant.substring(0, dot)).getDeclaredField(constant.substring(dot + 1));
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(null));
    }

    private static Class<?> classOf(String simpleName) throws IOException, ReflectiveOperationException {
        try (var files = Files.walk(SOURCES)) {
            var file = files.filter(path -> path.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElseThrow();
            var name = SOURCES.relativize(file).toString().replace(File.separatorChar, '.');
            return Class.forName(name.substring(0, name.length() - ".java".length()));
        }
    }

    /// As people write it, but for commas and spaces.
    private static String amount(Object value) {
        return switch (value) {
            case Duration time
            when time.toSeconds() % 86_400 == 0 -> time.toDays() + (time.toDays() == 1 ? "day" : "days");
            case Duration time when time.toSeconds() % 60 == 0 -> time.toMinutes() + "min";
            case Duration time -> time.toSeconds() + "s";
            case Period time -> time.getYears() + "year";
            case DataSize size -> size.toKilobytes() + "kB";
            case List<?> times ->
                times.stream()
                                .map(time -> String.valueOf(((Duration) time).toSeconds()))
                                .collect(Collectors.joining(", "))
                        + "s";
            default -> String.valueOf(value);
        };
    }

    private static void addSettings(String prefix, Class<?> record, Map<String, String> settings) {
        for (var parameter : record.getDeclaredConstructors()[0].getParameters()) {
            var name = prefix + parameter.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            if (parameter.getType().isRecord()) {
                addSettings(name + ".", parameter.getType(), settings);
            } else {
                settings.put(name, defaultOf(parameter));
            }
        }
    }

    private static String defaultOf(Parameter parameter) {
        var value = parameter.getAnnotation(DefaultValue.class);
        return value == null ? "none" : String.join(",", value.value());
    }

    private static void eachDirective(String name, BiConsumer<String, Directive> action) {
        SchemaFiles.documents().values().stream()
                .flatMap(file -> file.getDefinitions().stream())
                .forEach(definition -> {
                    if (definition instanceof ObjectTypeDefinition type) {
                        type.getDirectives(name).forEach(directive -> action.accept(type.getName(), directive));
                    }
                    if (definition instanceof ImplementingTypeDefinition<?> type) {
                        for (var field : type.getFieldDefinitions()) {
                            var coordinates = type.getName() + "." + field.getName();
                            field.getDirectives(name).forEach(directive -> action.accept(coordinates, directive));
                        }
                    }
                });
    }

    private static String size(Directive size) {
        var most = text(size, "assumedSize");
        return size.getArgument("slicingArguments") == null
                ? most
                : "%s; without, %s; at most %s"
                        .formatted(text(size, "slicingArguments"), text(size, "slicingArgumentDefaultValue"), most);
    }

    private static String text(Directive directive, String argument) {
        return text(Objects.requireNonNull(directive.getArgument(argument)));
    }

    private static String text(Argument argument) {
        return switch (argument.getValue()) {
            case StringValue text -> String.valueOf(text.getValue());
            case IntValue number -> number.getValue().toString();
            case ArrayValue list ->
                list.getValues().stream()
                        .map(value -> "`" + ((StringValue) value).getValue() + "`")
                        .collect(Collectors.joining(", "));
            default -> AstPrinter.printAst(argument);
        };
    }

    /// Of the first table after the beginning, without commas in numbers and spaces before units.
    private static Map<String, String> rows(String pattern, String beginning) throws IOException {
        var row = Pattern.compile(pattern);
        var rows = new TreeMap<String, String>();
        Arrays.stream(Files.readString(PAGE).split("\n"))
                .dropWhile(line -> !line.startsWith(beginning))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> {
                    var matcher = row.matcher(line);
                    assertThat(matcher.matches()).as(line).isTrue();
                    rows.put(matcher.group(1), plain(matcher.group(2)));
                });
        return rows;
    }

    private static String plain(String amount) {
        return amount.replaceAll("(?<=\\d),(?=\\d)|(?<=\\d) (?=[a-zA-Z]+$)", "");
    }
}
