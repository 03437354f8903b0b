package helpdesk.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.Assert;

/// What to measure and how, as the command line says: `--contacts=100000 --cases=page,ticket`.
record Settings(Map<String, String> values) {

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("contacts", "10000");
        DEFAULTS.put("cases", "all");
        DEFAULTS.put("rounds", "7");
        DEFAULTS.put("seconds", "5");
        DEFAULTS.put("common-warm-up", "120");
        DEFAULTS.put("warm-up", "180");
        DEFAULTS.put("connections", "8");
        DEFAULTS.put("url", "");
        DEFAULTS.put("reuse", "false");
        DEFAULTS.put("before", "");
        DEFAULTS.put("jar", "");
        DEFAULTS.put(
                "java",
                "-Xms96m -Xmx256m -Xmn64m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:+UseSerialGC"
                        + " -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=60000");
        DEFAULTS.put("server-options", "");
    }

    static Settings of(String... arguments) {
        var values = new LinkedHashMap<>(DEFAULTS);
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            Assert.isTrue(
                    parts.length == 2 && values.containsKey(parts[0]), () -> argument + " is none of " + DEFAULTS);
            values.put(parts[0], parts[1]);
        }
        return new Settings(values);
    }

    /// As a command line, without what is the default.
    String changed() {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(DEFAULTS.get(entry.getKey())))
                .map(entry -> " --" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    /// Separated by spaces.
    List<String> words(String name) {
        return Arrays.stream(text(name).split(" ", -1))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
