package helpdesk.graphql.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Threads of the server that are at work on a request.
final class Busy {

    private Busy() {}

    static List<String> threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != Thread.currentThread())
                .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(Busy::isOurs))
                .map(Map.Entry::getKey)
                .map(Thread::getName)
                .toList();
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith("graphql.")
                || frame.getClassName().contains("GraphQlHttpHandler");
    }
}
