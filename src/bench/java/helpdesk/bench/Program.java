package helpdesk.bench;

import helpdesk.torture.Command;
import helpdesk.torture.ServerProcess;
import helpdesk.torture.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that answers GraphQL requests, in a process of its own.
record Program(String name, ServerProcess process, String token) implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param command to which the port is added
    static Program start(String name, List<String> command, String token) {
        System.out.println(
                "Starts " + name + ": " + String.join(" ", command).replaceFirst("-classpath \\S+", "-classpath …"));
        var process = new ServerProcess(command, Path.of("target", "bench", name + ".log"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill)); // even if the bench is interrupted
        process.start();
        Waiting.require(START, name + ", see target/bench/" + name + ".log,", process::isReady);
        return new Program(name, process, token);
    }

    CpuClock cpu() {
        return new CpuClock(process.pid());
    }

    double residentMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// What the heap holds after a full collection, which this makes.
    double liveMegabytes() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var classes = Command.run(jcmd, String.valueOf(process.pid()), "GC.class_histogram");
        return Long.parseLong(classes.substring(classes.lastIndexOf(' ') + 1)) / 1024.0 / 1024;
    }

    static String body(ReadQuery query, Map<String, String> variables) {
        return body(query.operation(), query.document, variables);
    }

    static String body(String operation, String document, Map<String, ?> variables) {
        return JSON.writeValueAsString(Map.of("operationName", operation, "query", document, "variables", variables));
    }

    HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + "/graphql"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /// The data of an answer without errors.
    JsonNode ask(String body) {
        try {
            var answer = JSON.readTree(
                    HTTP.send(request(body), BodyHandlers.ofString()).body());
            if (answer.has("errors") || !answer.has("data")) {
                throw new IllegalStateException(name + " answered " + answer);
            }
            return answer.path("data");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    @Override
    public void close() {
        process.kill();
    }

    @Override
    public String toString() {
        return name;
    }
}
