package helpdesk.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/// What each caller is answered who asks for a field: read from the tables of `authorization.md`, which is
/// written for the privacy officer who has to believe it.
record AuthorizationTable(List<Row> rows) {

    private static final String FILE = "helpdesk/authorization/authorization.md";
    private static final Pattern HEADER = Pattern.compile("\\| Field +\\|(.+)\\|");
    private static final Pattern LINE = Pattern.compile("\\| ([\\w*]+\\.[\\w*]+)(?: \\(([^)]+)\\))? +\\|(.+)\\|");

    /// A line: `about` says of which object or on which way, and is empty for the usual one.
    record Row(String fields, String about, Map<Asker, String> answers) {

        static Row of(String fields, String about, List<String> cells) {
            var askers = List.of(Asker.values());
            var answers = IntStream.range(0, cells.size())
                    .boxed()
                    .collect(toMap(askers::get, cells::get, (one, _) -> one, LinkedHashMap::new));
            return new Row(fields, about, answers);
        }

        boolean isOf(String field) {
            return field.matches(fields.replace(".", "\\.").replace("*", "\\w*"));
        }

        /// All of a type on a special way is no thought about a new field.
        boolean thinksOf(String field) {
            return isOf(field) && (about.isEmpty() || isOfOneField());
        }

        boolean isOfOneField() {
            return !fields.contains("*");
        }

        /// Its fields are asked for with the mutation that answers with them.
        boolean isAskedForElsewhere() {
            return answers.values().stream().allMatch("as its mutation"::equals);
        }

        @Override
        public String toString() {
            return about.isEmpty() ? fields : "%s (%s)".formatted(fields, about);
        }
    }

    /// What a line says of one of its fields.
    record Decision(String field, Row row) {

        String type() {
            return field.substring(0, field.indexOf('.'));
        }

        String name() {
            return field.substring(field.indexOf('.') + 1);
        }

        /// What is asked for, such as `Comment (a private note)`.
        String subject() {
            return row.about().isEmpty() ? type() : "%s (%s)".formatted(type(), row.about());
        }

        @Override
        public String toString() {
            return row.about().isEmpty() ? field : "%s (%s)".formatted(field, row.about());
        }
    }

    static AuthorizationTable read() {
        return new AuthorizationTable(lines().map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> Row.of(line.group(1), line.group(2) == null ? "" : line.group(2), cells(line.group(3))))
                .toList());
    }

    /// The columns of each of the tables.
    static List<List<String>> columns() {
        return lines().map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(header -> cells(header.group(1)))
                .toList();
    }

    private static Stream<String> lines() {
        try {
            return new ClassPathResource(FILE).getContentAsString(UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /// What is to be asked for.
    Stream<Decision> decisions(Collection<String> fields) {
        return rows.stream()
                .filter(row -> !row.isAskedForElsewhere())
                .flatMap(row -> decided(row, fields).map(field -> new Decision(field, row)));
    }

    /// The fields that nobody has thought about.
    List<String> missing(Collection<String> fields) {
        return fields.stream()
                .filter(field -> rows.stream().noneMatch(row -> row.thinksOf(field)))
                .toList();
    }

    /// The lines that no field answers to.
    List<String> obsolete(Collection<String> fields) {
        return rows.stream()
                .filter(row -> decided(row, fields).findAny().isEmpty())
                .map(Row::toString)
                .toList();
    }

    private Stream<String> decided(Row row, Collection<String> fields) {
        return fields.stream().filter(row::isOf).filter(field -> row.isOfOneField() || !hasOwnLine(field, row.about()));
    }

    private boolean hasOwnLine(String field, String about) {
        return rows.stream()
                .anyMatch(row -> row.fields().equals(field) && row.about().equals(about));
    }
}
