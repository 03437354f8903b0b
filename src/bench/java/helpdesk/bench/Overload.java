package helpdesk.bench;

import helpdesk.bench.FixedRate.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Lets fifty times as many callers as usual ask for more than twice of what the server can answer, refused or not; and
/// then for half as much. Its capacity is what it answers over the fixed number of connections. The crowd is `wrk`;
/// beside it, a few requests at a fixed rate tell the time of refusals and answers.
record Overload(Setup setup) {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int CROWD = 50;

    /// A little more than twice: callers who wait for their answers ask for less than they would.
    private static final double RATE = 2.4;

    private static final int REQUESTS_PER_SECOND = 20;
    private static final int REFUSED = 503;

    /// Of answers at half the capacity, once the server has recovered.
    private static final double CALM_MILLIS = 200;

    List<Finding> run(BenchCase benchCase) {
        var bodies = List.of(Program.body(ReadQuery.PAGE, Map.of()));
        var capacity = setup.wrk().measure(setup.server(), bodies).perSecond();
        var crowd = setup.wrk().over(CROWD * setup.wrk().connections()).of((int) LENGTH.toSeconds());
        var beside = beside(bodies);
        var overload = crowd.at(RATE * capacity).send(setup.server(), bodies);
        var refusals = beside.join().stream()
                .filter(answer -> answer.status() == REFUSED)
                .toList();
        var after = beside(bodies);
        crowd.at(capacity / 2).send(setup.server(), bodies);
        return List.of(
                Finding.ofValue(
                                benchCase,
                                "goodput in an overload, to the capacity",
                                overload.goodPerSecond() / capacity)
                        .with(String.format(
                                Locale.ROOT,
                                "%.1f times the capacity was asked for",
                                overload.all() / overload.seconds() / capacity)),
                Finding.ofValue(
                        benchCase.with(Target.atMost(20, 20)),
                        "ms to a refusal, p99",
                        refusals.isEmpty() ? 0 : FixedRate.quantile(refusals, 0.99)),
                Finding.ofValue(benchCase.with(Target.atMost(10, 10)), "seconds to recovery", recovery(after.join())));
    }

    private CompletableFuture<List<Answer>> beside(List<String> bodies) {
        return CompletableFuture.supplyAsync(
                () -> new FixedRate(setup.server(), REQUESTS_PER_SECOND).send(bodies, LENGTH));
    }

    /// When the last slow or failed request was due.
    private static double recovery(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.isData() || answer.time() / 1e6 > CALM_MILLIS)
                .mapToDouble(answer -> answer.due() / 1e9)
                .max()
                .orElse(0);
    }
}
