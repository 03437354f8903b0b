package helpdesk.bench;

import helpdesk.bench.FixedRate.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Sends twice as many requests as the server can answer, and then half as many. Its capacity is what it answers
/// over the fixed number of connections.
record Overload(Setup setup) {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int REFUSED = 503;

    /// Of answers at half the capacity, once the server has recovered.
    private static final double CALM_MILLIS = 200;

    List<Finding> run(BenchCase benchCase) {
        var server = setup.server();
        var bodies = List.of(Program.body(ReadQuery.PAGE, Map.of()));
        var capacity = setup.wrk().measure(server, bodies).perSecond();
        var overload = new FixedRate(server, 2 * capacity).send(bodies, LENGTH);
        var after = new FixedRate(server, capacity / 2).send(bodies, LENGTH);
        var good = overload.stream().filter(Answer::isData).count() / (double) LENGTH.toSeconds();
        var refusals =
                overload.stream().filter(answer -> answer.status() == REFUSED).toList();
        return List.of(
                Finding.ofValue(benchCase, "goodput at twice the capacity, to the capacity", good / capacity),
                Finding.ofValue(
                        benchCase.with(Target.atMost(20, 20)),
                        "ms to a refusal, p99",
                        refusals.isEmpty() ? 0 : FixedRate.quantile(refusals, 0.99)),
                Finding.ofValue(benchCase.with(Target.atMost(10, 10)), "seconds to recovery", recovery(after)));
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
