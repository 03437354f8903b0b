package helpdesk.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Sends requests at a fixed rate, whether or not those before are answered, as many callers who do not know of each
/// other do. The time of a request begins when it was due (no coordinated omission).
record FixedRate(Program program, double perSecond) {

    /// One answer.
    ///
    /// @param due in nanoseconds since the start
    /// @param time in nanoseconds, from when it was due
    /// @param status of HTTP; 0 without an answer
    record Answer(long due, long time, int status, String body) {

        boolean isData() {
            return status == 200 && !body.contains("\"errors\"");
        }
    }

    /// @param bodies are sent in turn
    List<Answer> send(List<String> bodies, Duration duration) {
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var number = (int) (perSecond * duration.toSeconds());
            for (var index = 0; index < number; index++) {
                var due = (long) (index / perSecond * 1e9);
                var body = bodies.get(index % bodies.size());
                LockSupport.parkNanos(start + due - System.nanoTime());
                callers.execute(() -> answers.add(send(http, body, start, due)));
            }
        }
        return List.copyOf(answers);
    }

    private Answer send(HttpClient http, String body, long start, long due) {
        try {
            var answer = http.send(program.request(body), BodyHandlers.ofString());
            return new Answer(due, System.nanoTime() - start - due, answer.statusCode(), answer.body());
        } catch (IOException lost) {
            return new Answer(due, System.nanoTime() - start - due, 0, "");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return new Answer(due, System.nanoTime() - start - due, 0, "");
        }
    }

    /// The time in milliseconds within which that part of the answers came.
    static double quantile(List<Answer> answers, double part) {
        var times = new ArrayList<>(answers.stream().map(Answer::time).toList());
        Collections.sort(times);
        return times.isEmpty() ? Double.NaN : times.get((int) (part * (times.size() - 1))) / 1e6;
    }
}
