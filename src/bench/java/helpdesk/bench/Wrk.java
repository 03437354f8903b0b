package helpdesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.torture.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Sends requests over a fixed number of connections with the program [wrk](https://github.com/wg/wrk), which takes
/// little CPU from what is measured. Each connection sends a request as soon as the one before is answered, or after
/// a pause.
///
/// @param pause milliseconds between an answer and the next request on average; 0 for none. They are random, so that
///     the connections do not send at the same moment
record Wrk(int connections, int seconds, long pause, CpuClock database) {

    private static final Path FOLDER = Path.of("target", "bench");

    /// `{n}` in a body becomes a number that no other request has.
    static final String NUMBER = "{n}";

    private static final AtomicInteger RUNS = new AtomicInteger();

    private static final String SCRIPT = """
        wrk.method = "POST"
        local requests, number, run, fixed = {}, 0, "", true
        function init(arguments)
          run = arguments[2]
          local pause = tonumber(arguments[3])
          if pause > 0 then
            delay = function() return math.random(0, 2 * pause) end
          end
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
          io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration, e.status,
            e.connect + e.read + e.write + e.timeout, latency:percentile(99)))
        end
        """;

    static void require() {
        try {
            Command.run("sh", "-c", "command -v wrk");
        } catch (IllegalStateException absent) {
            throw new IllegalStateException("The bench needs wrk: apt-get install wrk", absent);
        }
    }

    /// What became of the requests.
    ///
    /// @param refused with a status of HTTP of 400 or more, and `lost` without an answer
    /// @param p99 the time of the 99th percentile, in milliseconds
    record Answers(double all, double seconds, double refused, double lost, double p99) {

        double goodPerSecond() {
            return (all - refused) / seconds;
        }

        Answers requireGood() {
            if (refused + lost > 0) {
                throw new IllegalStateException((refused + lost) + " requests failed");
            }
            return this;
        }
    }

    /// The same for that long.
    Wrk of(int otherSeconds) {
        return new Wrk(connections, otherSeconds, pause, database);
    }

    Wrk over(int otherConnections) {
        return new Wrk(otherConnections, seconds, pause, database);
    }

    /// About so many requests in a second. It is a little less, since answers take time, too.
    Wrk at(double perSecond) {
        return new Wrk(connections, seconds, Math.round(connections / perSecond * 1_000), database);
    }

    /// One round of a program.
    ///
    /// @param bodies are sent in turn
    Sample measure(Program program, List<String> bodies) {
        var server = program.cpu();
        var before = List.of(server.seconds(), database.seconds());
        var answers = send(program, bodies).requireGood();
        return new Sample(
                answers.all(),
                answers.seconds(),
                server.seconds() - before.getFirst(),
                database.seconds() - before.getLast());
    }

    Answers send(Program program, List<String> bodies) {
        var file = FOLDER.resolve(program.name() + ".bodies");
        var script = FOLDER.resolve("wrk.lua");
        write(file, String.join("\n", bodies) + "\n");
        write(script, SCRIPT);
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
                String.valueOf(RUNS.incrementAndGet()),
                String.valueOf(pause));
        var result = Stream.of(output.substring(output.indexOf("RESULT")).split("\\s+", -1))
                .skip(1)
                .map(Double::valueOf)
                .toList();
        return new Answers(result.get(0), result.get(1) / 1e6, result.get(2), result.get(3), result.get(4) / 1e3);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
