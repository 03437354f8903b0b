package helpdesk.interleaving;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A thread that stops before each of its steps until it is told to go on. Threads that are none pass freely.
final class Session {

    private static final ThreadLocal<@Nullable Session> CURRENT = new ThreadLocal<>();

    private final Side side;
    private final Tables tables;
    private final UnaryOperator<String> statements;
    private Phase phase = Phase.THINKING;
    private @Nullable Step next;
    private boolean isFree;
    private int steps;

    /// @param statements what is sent to the database in place of each statement
    Session(Side side, Tables tables, UnaryOperator<String> statements) {
        this.side = side;
        this.tables = tables;
        this.statements = statements;
    }

    private enum Phase {
        THINKING,
        STOPPED,
        WORKING,
        OVER
    }

    /// Something that is done in the database.
    @FunctionalInterface
    interface Work {
        @Nullable
        Object perform() throws Throwable;
    }

    static Optional<Session> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    Side side() {
        return side;
    }

    /// The tables that its steps may be about.
    Tables tables() {
        return tables;
    }

    /// What is sent to the database in place of a statement.
    String sent(String sql) {
        return statements.apply(sql);
    }

    /// Makes the running thread this session while it works.
    void run(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
            turn(Phase.OVER);
        }
    }

    /// Stops before the step, does it, and goes on.
    @Nullable
    Object perform(Step step, Work work) throws Throwable {
        stopBefore(step);
        try {
            return work.perform();
        } finally {
            turn(Phase.THINKING);
        }
    }

    private synchronized void stopBefore(Step step) throws InterruptedException {
        next = step;
        steps++;
        turn(Phase.STOPPED);
        while (phase == Phase.STOPPED && !isFree) {
            wait();
        }
        next = null;
        turn(Phase.WORKING);
    }

    private synchronized void turn(Phase now) {
        phase = now;
        notifyAll();
    }

    /// How many steps it has come to so far.
    synchronized int steps() {
        return steps;
    }

    /// What it is stopped before; empty when it is not.
    synchronized Optional<Step> next() {
        return phase == Phase.STOPPED ? Optional.ofNullable(next) : Optional.empty();
    }

    synchronized void goOn() {
        turn(Phase.WORKING);
    }

    /// Never to stop again.
    synchronized void goOnToTheEnd() {
        isFree = true;
        notifyAll();
    }

    synchronized boolean isWorking() {
        return phase == Phase.WORKING;
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    /// Whether it stops, or comes to its end, within some milliseconds.
    synchronized boolean stopsWithin(long milliseconds) throws InterruptedException {
        var end = System.nanoTime() + milliseconds * 1_000_000;
        for (var left = milliseconds; !isStill() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return isStill();
    }

    synchronized boolean isStill() {
        return phase == Phase.STOPPED || phase == Phase.OVER;
    }
}
