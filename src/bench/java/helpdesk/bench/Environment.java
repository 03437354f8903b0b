package helpdesk.bench;

import helpdesk.torture.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// On what a run was made: without it, its figures say nothing.
record Environment(Map<String, String> lines) {

    static Environment of(Setup setup) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("command", ".ci/bench" + setup.settings().changed());
        lines.put("commit", Command.run("git", "describe", "--always", "--dirty"));
        lines.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " × " + first("/proc/cpuinfo", "model name.*: "));
        lines.put("memory", first("/proc/meminfo", "MemTotal: *"));
        lines.put("system", Command.run("uname", "-sr"));
        lines.put("java", Runtime.version() + ", " + setup.settings().text("java"));
        lines.put("mysql", setup.mysql());
        lines.put("raised for the bench", String.join(" ", Setup.RAISED));
        lines.put("load", setup.settings().text("connections") + " connections of wrk on the same machine");
        return new Environment(lines);
    }

    private static String first(String file, String prefix) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.matches(prefix + ".*"))
                    .findFirst()
                    .map(line -> line.replaceFirst(prefix, ""))
                    .orElse("unknown");
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
