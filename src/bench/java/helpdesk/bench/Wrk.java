package helpdesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.torture.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends requests over a fixed number of connections, each as soon as the one before is answered, with the program
/// [wrk](https://github.com/wg/wrk).
record Wrk(int connections, int seconds, CpuClock database) {

    private static final Path FOLDER = Path.of("target", "bench");

    /// `{n}` in a body becomes a number that no other request has.
    static final String NUMBER = "{n}";

    private static final AtomicInteger RUNS = new AtomicInteger();

    private static final String SCRIPT = """
        wrk.method = "POST"
        local requests, number, run, fixed = {}, 0, "", true
        function init(arguments)
          run = arguments[2]
          for line in io.lines(arguments[1]) do
            fixed = fixed and not line:find("{n}", 1, true)
            requests[#requests + 1] = line
          end
          if fixed then
            for i, line in ipairs(requests) do requests[i] = wrk.format(nil, nil, nil, line) end
          end
        end
        function request()
          number = number + 1
          local next = requests[number % #requests + 1]
          if fixed then return next end
          return wrk.format(nil, nil, nil, (next:gsub("{n}", run .. "-" .. number)))
        end
        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration,
            e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    static void require() {
        try {
            Command.run("sh", "-c", "command -v wrk");
        } catch (IllegalStateException absent) {
            throw new IllegalStateException("The bench needs wrk: apt-get install wrk", absent);
        }
    }

    /// One round of a program.
    ///
    /// @param bodies are sent in turn
    Sample measure(Program program, List<String> bodies) {
        var file = FOLDER.resolve(program.name() + ".bodies");
        var script = FOLDER.resolve("wrk.lua");
        write(file, String.join("\n", bodies) + "\n");
        write(script, SCRIPT);
        var server = program.cpu();
        var before = List.of(server.seconds(), database.seconds());
        var output = Command.run(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=30s",
                "--header=Content-Type: application/json",
                "--header=Authorization: Bearer " + program.token(),
                "--script=" + script,
                "http://127.0.0.1:" + program.process().port() + "/graphql",
                "--",
                file.toString(),
                String.valueOf(RUNS.incrementAndGet()));
        return sample(program, output, server.seconds() - before.getFirst(), database.seconds() - before.getLast());
    }

    private static Sample sample(Program program, String output, double serverCpu, double databaseCpu) {
        var result = output.substring(output.indexOf("RESULT")).split("\\s+", -1);
        if (!result[3].equals("0")) {
            throw new IllegalStateException(result[3] + " requests to " + program.name() + " failed: " + output);
        }
        return new Sample(Double.parseDouble(result[1]), Double.parseDouble(result[2]) / 1e6, serverCpu, databaseCpu);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
