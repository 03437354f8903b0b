package helpdesk.random;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Sends requests by their numbers, a few at a time.
record RandomRun(RandomSettings settings, RandomRequests requests, RequestSender sender, RunSummary summary) {

    private static final int AT_ONCE = 4;

    RunSummary toTheEnd() throws InterruptedException, ExecutionException {
        var next = new AtomicInteger(settings.first());
        Callable<Integer> untilTheEnd = () -> sendAll(next);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var sent : threads.invokeAll(
                    Stream.generate(() -> untilTheEnd).limit(AT_ONCE).toList())) {
                sent.get();
            }
        }
        return summary;
    }

    private int sendAll(AtomicInteger next) {
        var end = settings.first() + settings.requests();
        var sent = 0;
        for (var number = next.getAndIncrement();
                number < end && !summary.isEnough();
                number = next.getAndIncrement()) {
            send(requests.of(number));
            sent++;
        }
        return sent;
    }

    private void send(RandomRequest request) {
        try {
            summary.add(request, sender.send(request));
        } catch (RuntimeException lost) {
            summary.fail(request, "no answer: " + lost);
        }
    }
}
