package helpdesk.interleaving;

import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSnapshot;
import helpdesk.purge.PurgeStages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/// Two operations at once on the contact of a scene, a new one each time.
final class PairScenario implements Scenario {

    /// All numbers have five digits, so that what is written of an address takes the same statements in each scene.
    private static final AtomicInteger SCENES = new AtomicInteger(10_000);

    private final Pair pair;
    private final Theatre theatre;
    private final Map<Side, List<Call>> calls = new ConcurrentHashMap<>();
    private final Map<Side, PurgeStages.Batch> batches = new EnumMap<>(Side.class);
    private Scene scene = new Scene(0);
    private DatabaseSnapshot before = new DatabaseSnapshot(Map.of());

    PairScenario(Pair pair, Theatre theatre) {
        this.pair = pair;
        this.theatre = theatre;
    }

    @Override
    public void prepare() {
        scene = new Scene(SCENES.incrementAndGet());
        calls.clear();
        theatre.setter().set(scene, pair.life() != Life.ACTIVE);
        if (pair.has(Operation.EMAIL_CHANGE)) {
            theatre.setter().requestEmailChange(scene);
        }
        if (pair.has(Operation.PASSWORD_RESET)) {
            theatre.setter().requestPasswordReset(scene);
        }
        if (pair.isOfRetention()) {
            theatre.retention().setPolicy();
        }
        before = theatre.snapshot();
        prepareBatches();
        if (pair.life() == Life.PURGING) {
            theatre.purges().begin(new ContactId(scene.contact()));
            theatre.setter().signUpAnew(scene);
        }
        if (pair.has(Operation.RIVAL_SIGN_UP)) {
            theatre.setter().signUpAsRival(scene);
        }
    }

    private void prepareBatches() {
        batches.clear();
        Stream.of(Side.values())
                .filter(side -> pair.of(side) == Operation.BATCH)
                .forEach(side -> batches.put(side, theatre.purges().startBatch(new ContactId(scene.contact()))));
        if (pair.has(Operation.RETENTION_START)) {
            theatre.retention().run();
        }
    }

    @Override
    public void act(Session session) {
        var made = new ArrayList<Call>();
        for (var call : theatre.calls(scene, batches, session.side()).of(pair.of(session.side()))) {
            var firstStep = session.steps();
            var answer = answer(call);
            made.add(new Call(answer, firstStep, session.steps() - firstStep));
        }
        calls.put(session.side(), made);
    }

    /// A fault is an answer that nothing explains.
    private static String answer(Supplier<String> call) {
        try {
            return call.get();
        } catch (RuntimeException fault) {
            return "FAULT " + fault;
        }
    }

    /// A purge or batch that has begun and has been left to others is done to its end first.
    @Override
    public List<String> violations(List<Move> moves) {
        try {
            theatre.purges().finishAll();
            return violations(moves, theatre.snapshot());
        } catch (DataAccessException fault) {
            return List.of("A purge does not come to its end: " + fault);
        }
    }

    private List<String> violations(List<Move> moves, DatabaseSnapshot after) {
        var facts = new Facts(scene, before, after);
        var violations = new ArrayList<>(new Invariants(scene, before, after, facts.life()).violations());
        var worlds = new Explanation(pair, new EnumMap<>(calls), moves).worlds();
        if (worlds.stream().noneMatch(world -> isAsIn(world, facts))) {
            violations.add("Nothing explains the answers %s, and %s with %s"
                    .formatted(answers(), facts.life(), facts.names()));
        }
        return violations;
    }

    private static boolean isAsIn(World world, Facts facts) {
        return world.life() == facts.life()
                && List.copyOf(new TreeSet<>(world.facts())).equals(facts.names());
    }

    private List<List<String>> answers() {
        return List.of(Side.A, Side.B).stream()
                .map(side -> Objects.requireNonNull(calls.get(side)).stream()
                        .map(Call::answer)
                        .toList())
                .toList();
    }
}
