package helpdesk.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one round of one contestant has measured. CPU is in seconds, of its own process (for a baseline on one
/// connection: of the bench) and of the database.
record Sample(double operations, double seconds, double serverCpu, double databaseCpu) {

    double perSecond() {
        return operations / seconds;
    }

    double secondsEach() {
        return seconds / operations;
    }

    double serverMicros() {
        return serverCpu / operations * 1e6;
    }

    double databaseMicros() {
        return databaseCpu / operations * 1e6;
    }

    double cpuMicros() {
        return serverMicros() + databaseMicros();
    }

    /// Measures some work around which nothing else happens.
    static Sample of(double operations, CpuClock server, CpuClock database, Runnable work) {
        var serverBefore = server.seconds();
        var databaseBefore = database.seconds();
        var start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Sample(operations, seconds, server.seconds() - serverBefore, database.seconds() - databaseBefore);
    }

    static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return median(samples.stream().map(value::applyAsDouble).toList());
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
