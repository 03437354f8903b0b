package helpdesk.torture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.Assert;

/// How often to do what, as the command line says.
record Options(Map<String, String> values) {

    /// Some twenty minutes on two cores.
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("server-kills", "40"),
            Map.entry("shutdowns", "8"),
            Map.entry("database-kills", "30"),
            Map.entry("cuts", "400"),
            Map.entry("stops", "4"),
            Map.entry("failovers", "8"),
            Map.entry("partitions", "2"),
            Map.entry("servers", "3"),
            Map.entry("clients", "4"),
            Map.entry("rows", "5000"),
            Map.entry("batches", "5"),
            Map.entry("batch-contacts", "2000"),
            Map.entry("lease", "12"),
            Map.entry("seed", "1"),
            Map.entry("url-parameters", ""),
            Map.entry("server-options", ""));

    /// Each start of a server takes the most part of it.
    private static final Map<String, String> SMOKE = Map.of(
            "server-kills", "2",
            "shutdowns", "1",
            "database-kills", "2",
            "cuts", "20",
            "stops", "1",
            "failovers", "1",
            "partitions", "0",
            "servers", "2",
            "batches", "1",
            "batch-contacts", "400");

    static Options of(String... arguments) {
        var values = new LinkedHashMap<>(USUAL);
        for (var argument : arguments) {
            if (argument.equals("--smoke")) {
                values.putAll(SMOKE);
            } else {
                put(values, argument);
            }
        }
        return new Options(values);
    }

    private static void put(Map<String, String> values, String argument) {
        var parts = argument.replaceFirst("^--", "").split("=", 2);
        Assert.isTrue(
                parts.length == 2 && values.containsKey(parts[0]), () -> argument + " is none of " + values.keySet());
        values.put(parts[0], parts[1]);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    /// Further arguments for each server, separated by spaces.
    String[] serverOptions() {
        return Arrays.stream(text("server-options").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toArray(String[]::new);
    }
}
