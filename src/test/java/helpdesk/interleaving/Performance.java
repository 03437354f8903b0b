package helpdesk.interleaving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Plays one schedule: lets one session make one step, waits until nothing moves by itself any more, and so on. A
/// session that waits for a row of the other cannot move until it gets it.
final class Performance {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Side, Session> sessions;
    private final Stillness stillness;
    private final List<Move> moves = new ArrayList<>();
    private final Map<Side, Integer> waiting = new EnumMap<>(Side.class);
    private long deadlocks;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    Performance(Map<Side, Session> sessions, LockWaits waits) {
        this.sessions = sessions;
        this.stillness = new Stillness(waits);
        this.deadlocks = waits.deadlocks();
    }

    /// All moves that were made until both sessions were at their ends, or the chooser lost interest.
    List<Move> play(Chooser chooser) throws InterruptedException {
        try {
            for (var session : sessions.values()) {
                stillness.await(session);
            }
            follow(chooser);
        } finally {
            sessions.values().forEach(Session::goOnToTheEnd);
        }
        return List.copyOf(moves);
    }

    private void follow(Chooser chooser) throws InterruptedException {
        for (var able = able(); !able.isEmpty(); able = able()) {
            var chosen = chooser.choose(able);
            if (chosen.isEmpty()) {
                return;
            }
            move(chosen.get());
        }
    }

    private Map<Side, Step> able() {
        var able = new EnumMap<Side, Step>(Side.class);
        sessions.forEach((side, session) -> session.next().ifPresent(step -> able.put(side, step)));
        if (able.isEmpty() && !sessions.values().stream().allMatch(Session::isOver)) {
            throw new IllegalStateException("Nobody can move, and not all are at their end: " + this);
        }
        return able;
    }

    private void move(Side side) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("It does not come to an end: " + this);
        }
        var session = session(side);
        var step = session.next().orElseThrow();
        moves.add(new Move(side, step, moves.size()));
        session.goOn();
        settle(session, session(side.other()), step);
    }

    private void settle(Session moved, Session other, Step step) throws InterruptedException {
        if (!stillness.awaitOrLockWait(moved, other)) {
            waiting.put(moved.side(), moves.size() - 1);
        }
        if (waiting.containsKey(other.side()) && stillness.awaitIfFree(other, step, isDeadlock())) {
            through(other.side());
        }
    }

    private boolean isDeadlock() {
        var before = deadlocks;
        deadlocks = stillness.waits().deadlocks();
        return deadlocks > before;
    }

    private void through(Side side) {
        var number = waiting.remove(side);
        if (number != null) {
            moves.set(number, moves.get(number).throughWith(moves.size() - 1));
        }
    }

    private Session session(Side side) {
        return Objects.requireNonNull(sessions.get(side));
    }

    @Override
    public String toString() {
        return Schedule.of(moves).toString();
    }
}
