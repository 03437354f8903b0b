package helpdesk.random;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// Counts the replies of a run, and collects what was wrong with them.
final class RunSummary {

    private static final int ENOUGH = 10;

    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Set<String> answeredFields = ConcurrentHashMap.newKeySet();
    private final LongAdder faultless = new LongAdder();

    private final RandomSettings settings;

    RunSummary(RandomSettings settings) {
        this.settings = settings;
    }

    void add(RandomRequest request, Reply reply) {
        statuses.computeIfAbsent(reply.status(), _ -> new LongAdder()).increment();
        var broken = ReplyRules.broken(request, reply);
        if (!broken.isEmpty()) {
            fail(request, String.join(", ", broken) + ":\n" + reply);
        }
        reply.json().ifPresent(json -> {
            json.path("data").properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> answeredFields.add(field.getKey()));
            if (json.path("data").isObject() && !json.has("errors")) {
                faultless.increment();
            }
        });
    }

    void fail(RandomRequest request, String broken) {
        violations.add("%s%n%s%nRepeat it with %s".formatted(broken, request, settings.toRepeat(request.number())));
    }

    /// Once there are some, there is no need for more.
    boolean isEnough() {
        return violations.size() >= ENOUGH;
    }

    Queue<String> violations() {
        return violations;
    }

    /// The fields of queries and mutations that some request got an answer from.
    Set<String> answeredFields() {
        return answeredFields;
    }

    long faultless() {
        return faultless.sum();
    }

    long throttled() {
        return statuses.getOrDefault(429, new LongAdder()).sum();
    }

    @Override
    public String toString() {
        return statuses.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new))
                + ", " + faultless + " without errors";
    }
}
