package helpdesk.interleaving;

import helpdesk.interleaving.Findings.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/// Plays schedules of a scenario, each on fresh data and with two new sessions.
final class Explorer {

    private static final int ATTEMPTS = 3;

    private final LockWaits waits;
    private final Tables tables;
    private final ExecutorService threads;
    private final UnaryOperator<String> statements;

    Explorer(LockWaits waits, Tables tables, ExecutorService threads) {
        this(waits, tables, threads, UnaryOperator.identity());
    }

    /// @param statements what is sent to the database in place of each statement
    Explorer(LockWaits waits, Tables tables, ExecutorService threads, UnaryOperator<String> statements) {
        this.waits = waits;
        this.tables = tables;
        this.threads = threads;
        this.statements = statements;
    }

    /// All orders that make a difference, if there are at most so many; else the first ones, and as many by chance.
    /// None after one with which something is wrong.
    Findings explore(Scenario scenario, InterleavingSettings settings) throws InterruptedException, ExecutionException {
        var exploration = new Exploration();
        var findings = Findings.NONE;
        do {
            var moves = playUntilTrue(scenario, exploration);
            exploration.learn(moves);
            findings = exploration.isLeft() ? findings.withLeft() : findings.with(moves, scenario.violations(moves));
        } while (exploration.next() && findings.goesOn(settings.orders()));
        return exploration.isDone() ? findings.complete() : walk(scenario, settings, findings);
    }

    private Findings walk(Scenario scenario, InterleavingSettings settings, Findings soFar)
            throws InterruptedException, ExecutionException {
        var findings = soFar;
        for (var seed = settings.seed(); findings.goesOn(2 * settings.orders()); seed++) {
            var moves = play(scenario, new RandomWalk(seed));
            findings = findings.with(moves, scenario.violations(moves));
        }
        return findings;
    }

    /// One schedule alone.
    List<Failure> replay(Scenario scenario, Schedule schedule) throws InterruptedException, ExecutionException {
        var moves = play(scenario, schedule.chooser());
        return Findings.NONE.with(moves, scenario.violations(moves)).failures();
    }

    private List<Move> playUntilTrue(Scenario scenario, Exploration exploration)
            throws InterruptedException, ExecutionException {
        do {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                var moves = play(scenario, exploration);
                if (!exploration.isStrange()) {
                    return moves;
                }
                exploration.again();
            }
        } while (exploration.beginAnew());
        throw new IllegalStateException("The same moves do not lead to the same: " + exploration);
    }

    private List<Move> play(Scenario scenario, Chooser chooser) throws InterruptedException, ExecutionException {
        scenario.prepare();
        var sessions = Map.of(
                Side.A, new Session(Side.A, tables, statements),
                Side.B, new Session(Side.B, tables, statements));
        var acts = sessions.values().stream()
                .map(session -> threads.submit(() -> session.run(() -> scenario.act(session))))
                .toList();
        try {
            return new Performance(sessions, waits).play(chooser);
        } finally {
            for (var act : acts) {
                act.get();
            }
        }
    }
}
