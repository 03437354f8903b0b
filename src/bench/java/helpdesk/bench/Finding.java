package helpdesk.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How a subject does beside a reference, in ratios of one run.
///
/// @param name what was measured
/// @param measure what is compared, such as `throughput`
/// @param subject what is measured, and `reference` what it is compared with
/// @param ratios one for each round: the subject's value divided by that of the reference
/// @param cpu medians of the CPU time for one operation
/// @param note more about it; may be empty
record Finding(
        String name,
        String measure,
        String subject,
        String reference,
        Target target,
        List<Double> ratios,
        Cpu cpu,
        String note) {

    /// In microseconds for one operation; 0 if nobody measures it.
    record Cpu(double subjectServer, double subjectDatabase, double referenceServer, double referenceDatabase) {

        static final Cpu NONE = new Cpu(0, 0, 0, 0);

        double ratio() {
            return (subjectServer + subjectDatabase) / (referenceServer + referenceDatabase);
        }
    }

    /// Of operations in the same time.
    static Finding ofThroughput(
            BenchCase benchCase, String subject, String reference, Map<String, List<Sample>> samples) {
        return of(benchCase, "throughput", subject, reference, samples, Sample::perSecond);
    }

    /// Of the time that an operation takes.
    static Finding ofTime(BenchCase benchCase, String subject, String reference, Map<String, List<Sample>> samples) {
        return of(benchCase, "time", subject, reference, samples, Sample::secondsEach);
    }

    /// Of the CPU that an operation takes.
    static Finding ofCpu(BenchCase benchCase, String subject, String reference, Map<String, List<Sample>> samples) {
        return of(benchCase, "CPU", subject, reference, samples, Sample::serverMicros);
    }

    static Finding ofRatios(
            BenchCase benchCase, String measure, String subject, String reference, List<Double> ratios) {
        return new Finding(benchCase.key(), measure, subject, reference, benchCase.target(), ratios, Cpu.NONE, "");
    }

    /// Of a value that stands for itself.
    static Finding ofValue(BenchCase benchCase, String measure, double value) {
        return new Finding(
                benchCase.key(), measure, Setup.SERVER, "", benchCase.target(), List.of(value), Cpu.NONE, "");
    }

    private static Finding of(
            BenchCase benchCase,
            String measure,
            String subject,
            String reference,
            Map<String, List<Sample>> samples,
            ToDoubleFunction<Sample> value) {
        var one = samples.getOrDefault(subject, List.of());
        var other = samples.getOrDefault(reference, List.of());
        var ratios = IntStream.range(0, one.size())
                .mapToObj(round -> value.applyAsDouble(one.get(round)) / value.applyAsDouble(other.get(round)))
                .toList();
        var target = reference.equals(Setup.BEFORE) ? Target.NONE : benchCase.target();
        return new Finding(benchCase.key(), measure, subject, reference, target, ratios, cpu(one, other), "");
    }

    Finding with(String more) {
        return new Finding(name, measure, subject, reference, target, ratios, cpu, more);
    }

    String contestants() {
        return reference.isEmpty() ? subject : subject + " ÷ " + reference;
    }

    double median() {
        return Sample.median(ratios);
    }

    double least() {
        return ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow();
    }

    double most() {
        return ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow();
    }

    private static Cpu cpu(List<Sample> one, List<Sample> other) {
        return new Cpu(
                Sample.median(one, Sample::serverMicros),
                Sample.median(one, Sample::databaseMicros),
                Sample.median(other, Sample::serverMicros),
                Sample.median(other, Sample::databaseMicros));
    }
}
