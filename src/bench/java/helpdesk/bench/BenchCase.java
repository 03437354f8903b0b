package helpdesk.bench;

import static helpdesk.bench.Target.atLeast;
import static helpdesk.bench.Target.atMost;

import java.util.List;

/// What is measured, and what ratio has to be reached.
///
/// @param key as the command line names it
/// @param target of the ratio within one run
record BenchCase(String key, Target target, Run run) {

    @FunctionalInterface
    interface Run {
        List<Finding> of(BenchCase benchCase, Setup setup);
    }

    private static final List<BenchCase> ALL = List.of(
            read("page", ReadQuery.PAGE, atLeast(0.65, 0.88)),
            of("uncached", atLeast(0.50, 0.70), (it, setup) -> new Reads(setup).uncached(it, ReadQuery.PAGE)),
            of("deep", atMost(1.2, 1.05), (it, setup) -> new Reads(setup).deep(it)),
            of("search", atMost(1.5, 1.3), (it, setup) -> new Reads(setup).search(it)),
            read("contact", ReadQuery.CONTACT, atLeast(0.60, 0.85)),
            read("ticket", ReadQuery.TICKET, atLeast(0.60, 0.85)),
            read("nested", ReadQuery.NESTED, atLeast(0.55, 0.80)),
            read("count", ReadQuery.COUNT, Target.NONE),
            of("soft-delete", atMost(1.35, 1.1), (it, setup) -> new Writes(setup).softDeleteAndRestore(it, 100)),
            of("preview", atMost(1.3, 1.1), (it, setup) -> new Writes(setup).preview(it, 10, 10_000, 5)),
            of("purge-3", atMost(1.35, 1.1), (it, setup) -> new Writes(setup).purges(it, 100, 3, 3)),
            of("purge-100", atMost(1.35, 1.1), (it, setup) -> new Writes(setup).purges(it, 20, 100, 3)),
            of("purge-10000", atMost(1.35, 1.1), (it, setup) -> new Writes(setup).purges(it, 1, 10_000, 5)),
            of("small-purges", atLeast(0.7, 0.9), (it, setup) -> new Writes(setup).smallPurges(it, 200, 4)),
            of("batch", atMost(1.3, 1.1), (it, setup) -> new Writes(setup).batch(it, 10_000)),
            of("start", atMost(0.5, 0.4), (it, setup) -> new Starts(setup).run(it)),
            of("after-start", atMost(2, 1.3), (it, setup) -> new Starts(setup).afterStart(it)),
            of("test-run", atMost(1.5, 1.2), (it, setup) -> new Starts(setup).testRun(it)),
            of("giant", atMost(2, 1.5), (it, setup) -> new Bystanders(setup).ofGiant(it)),
            of("giant-batch", atMost(2, 1.5), (it, setup) -> new Bystanders(setup).ofBatch(it, 10_000)),
            of("export", atMost(1.35, 1.1), (it, setup) -> new Exports(setup).run(it)),
            of("memory", atMost(400, 250), (it, setup) -> new Reads(setup).memory(it)),
            of("overload", atLeast(0.9, 0.9), (it, setup) -> new Overload(setup).run(it)));

    private static BenchCase read(String key, ReadQuery query, Target target) {
        return of(key, target, (it, setup) -> new Reads(setup).besideRaw(it, query));
    }

    private static BenchCase of(String key, Target target, Run run) {
        return new BenchCase(key, target, run);
    }

    /// The same case, for what else it finds.
    BenchCase with(Target other) {
        return new BenchCase(key, other, run);
    }

    List<Finding> run(Setup setup) {
        return run.of(this, setup);
    }

    static List<BenchCase> of(Settings settings) {
        var keys = List.of(settings.text("cases").split(",", -1));
        var all = ALL.stream().map(BenchCase::key).toList();
        if (!keys.equals(List.of("all")) && !all.containsAll(keys)) {
            throw new IllegalArgumentException("--cases knows " + all);
        }
        return ALL.stream()
                .filter(benchCase -> keys.equals(List.of("all")) || keys.contains(benchCase.key()))
                .toList();
    }
}
