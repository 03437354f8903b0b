package helpdesk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a run has found, as a table, as JSON and as a chart. It is written after each case, so that nothing is lost
/// when
/// a later one fails.
final class Report {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String HEAD = """
        | Case | Ratio of | Median | Range | Must, aim | | CPU | CPU µs: server + mysqld | of the other |
        |---|---|---|---|---|---|---|---|---|
        """;

    private final Environment environment;
    private final List<Finding> findings = new ArrayList<>();

    Report(Environment environment) {
        this.environment = environment;
        environment.lines().forEach((name, value) -> System.out.println(name + ": " + value));
        System.out.print("\n" + HEAD);
    }

    void add(List<Finding> found) {
        findings.addAll(found);
        found.forEach(finding -> System.out.println(row(finding) + notes(finding)));
        write("bench.md", table());
        write("bench.json", JSON.writeValueAsString(Map.of("environment", environment.lines(), "findings", findings)));
        write("bench.svg", Chart.of(findings).svg());
    }

    private String table() {
        var text = new StringBuilder();
        environment
                .lines()
                .forEach((name, value) -> text.append("* ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        text.append('\n').append(HEAD);
        findings.forEach(finding -> text.append(row(finding)).append('\n'));
        findings.stream()
                .filter(finding -> !finding.note().isEmpty())
                .forEach(finding ->
                        text.append("\n* ").append(finding.name()).append(": ").append(finding.note()));
        return text.append('\n').toString();
    }

    private static String notes(Finding finding) {
        return finding.note().isEmpty() ? "" : "\n  " + finding.note();
    }

    private static String row(Finding finding) {
        return String.format(
                Locale.ROOT,
                "| %s | %s, %s | %.2f | %.2f to %.2f | %s | %s | %s |",
                finding.name(),
                finding.measure(),
                finding.contestants(),
                finding.median(),
                finding.least(),
                finding.most(),
                bounds(finding.target()),
                finding.target().verdict(finding.median()),
                cpu(finding.cpu()));
    }

    private static String bounds(Target target) {
        return target.equals(Target.NONE) ? "" : target.must() + ", " + target.aim();
    }

    private static String cpu(Finding.Cpu cpu) {
        return cpu.equals(Finding.Cpu.NONE)
                ? " | | "
                : String.format(
                        Locale.ROOT,
                        "%.2f | %.0f + %.0f | %.0f + %.0f",
                        cpu.ratio(),
                        cpu.subjectServer(),
                        cpu.subjectDatabase(),
                        cpu.referenceServer(),
                        cpu.referenceDatabase());
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(FOLDER.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
