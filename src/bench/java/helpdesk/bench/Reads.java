package helpdesk.bench;

import helpdesk.bench.Rounds.Contestant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Measures queries: first that all programs answer the same, then throughput at fixed connections, then latency at
/// half
/// of each one's capacity.
record Reads(Setup setup) {

    private static final int PAGES = 20;
    private static final int PAGE = 20;
    private static final int DEEPEST = 4_000;

    private static final String IDS = """
        query Ids { contacts(filter: {state: ACTIVE}, last: 50) { nodes { id tickets(last: 1) { nodes { id } } } } }
        """;

    private static final String WALK = """
        query Walk($after: String) {
          contacts(filter: {state: ACTIVE}, first: 100, after: $after) { pageInfo { endCursor } } }
        """;

    List<Finding> besideRaw(BenchCase benchCase, ReadQuery query) {
        return besideOthers(benchCase, query, query.document);
    }

    /// The same with a document that differs in each request.
    List<Finding> uncached(BenchCase benchCase, ReadQuery query) {
        return besideOthers(benchCase, query, query.document + "# " + Wrk.NUMBER + "\n");
    }

    /// To warm all programs up.
    List<Contestant> ofAllKinds() {
        return setup.programs().stream()
                .flatMap(program -> Stream.of(ReadQuery.values())
                        .map(query -> contestant(program.name(), program, bodies(program, query, query.document))))
                .toList();
    }

    private List<Finding> besideOthers(BenchCase benchCase, ReadQuery query, String document) {
        var bodies = new LinkedHashMap<Program, List<String>>();
        setup.programs().forEach(program -> bodies.put(program, bodies(program, query, document)));
        requireSameAnswers(bodies);
        var contestants = bodies.entrySet().stream()
                .map(entry -> contestant(entry.getKey().name(), entry.getKey(), entry.getValue()))
                .toList();
        var samples = measured(contestants);
        var latencies = bodies.entrySet().stream()
                .map(entry -> latency(entry.getKey(), entry.getValue(), samples))
                .collect(Collectors.joining("; "));
        return setup.programs().stream()
                .skip(1)
                .map(other -> Finding.ofThroughput(benchCase, Setup.SERVER, other.name(), samples)
                        .with(latencies))
                .toList();
    }

    /// A page far down the list beside the first one, both of the server.
    List<Finding> deep(BenchCase benchCase) {
        var pages = Math.min(DEEPEST, setup.settings().number("contacts") * 8 / 10 / PAGE);
        var document = ReadQuery.PAGE.document;
        var cursor = cursorAfter(pages);
        var first = contestant("page 1", setup.server(), List.of(body(ReadQuery.PAGE, document, Map.of())));
        var deep = contestant(
                "page " + pages, setup.server(), List.of(body(ReadQuery.PAGE, document, Map.of("after", cursor))));
        var samples = measured(List.of(deep, first));
        return List.of(Finding.ofTime(benchCase, deep.name(), first.name(), samples));
    }

    /// A page of a search for the end of the phone number, which all contacts share, beside a page of the list.
    List<Finding> search(BenchCase benchCase) {
        var document = ReadQuery.PAGE.document;
        var searching = document.replace("state: ACTIVE", "state: ACTIVE, search: \"1820\"");
        var list = contestant("list", setup.server(), List.of(body(ReadQuery.PAGE, document, Map.of())));
        var search = contestant("search", setup.server(), List.of(body(ReadQuery.PAGE, searching, Map.of())));
        var samples = measured(List.of(search, list));
        return List.of(Finding.ofTime(benchCase, search.name(), list.name(), samples));
    }

    /// Resident memory of the server after pages at half of its capacity.
    List<Finding> memory(BenchCase benchCase) {
        var server = setup.server();
        var bodies = bodies(server, ReadQuery.PAGE, ReadQuery.PAGE.document);
        var samples = measured(List.of(contestant(server.name(), server, bodies)));
        var load = latency(server, bodies, samples);
        return List.of(Finding.ofValue(benchCase, "resident MB", server.residentMegabytes())
                .with(load));
    }

    private Map<String, List<Sample>> measured(List<Contestant> contestants) {
        setup.rounds().warmUp(contestants);
        return setup.rounds().of(contestants);
    }

    private Contestant contestant(String name, Program program, List<String> bodies) {
        return new Contestant(name, () -> setup.wrk().measure(program, bodies));
    }

    private List<String> bodies(Program program, ReadQuery query, String document) {
        return switch (query) {
            case PAGE, NESTED -> pages(program, query, document);
            case CONTACT ->
                ids("/id").map(id -> body(query, document, Map.of("id", id))).toList();
            case TICKET ->
                ids("/tickets/nodes/0/id")
                        .map(id -> body(query, document, Map.of("id", id)))
                        .toList();
            case COUNT -> List.of(body(query, document, Map.of()));
        };
    }

    /// The first pages: each begins at the cursor with which this program ended the one before.
    private static List<String> pages(Program program, ReadQuery query, String document) {
        var bodies = new ArrayList<String>();
        bodies.add(body(query, document, Map.of()));
        while (bodies.size() < PAGES) {
            var end = program.ask(bodies.getLast())
                    .at("/contacts/pageInfo/endCursor")
                    .asString();
            bodies.add(body(query, document, Map.of("after", end)));
        }
        return bodies;
    }

    /// Of the oldest contacts, which have the long tickets.
    private Stream<String> ids(String pointer) {
        return setup.server()
                .ask(Program.body("Ids", IDS, Map.of()))
                .at("/contacts/nodes")
                .valueStream()
                .map(contact -> contact.at(pointer).asString());
    }

    private String cursorAfter(int pages) {
        var variables = new HashMap<String, String>();
        for (var done = 0; done < pages; done += 100 / PAGE) {
            var walked = setup.server().ask(Program.body("Walk", WALK, variables));
            variables.put("after", walked.at("/contacts/pageInfo/endCursor").asString());
        }
        return variables.getOrDefault("after", "");
    }

    private static String body(ReadQuery query, String document, Map<String, String> variables) {
        return Program.body(query.operation(), document, variables);
    }

    private static void requireSameAnswers(Map<Program, List<String>> bodies) {
        var number = bodies.values().iterator().next().size();
        for (var index = 0; index < number; index++) {
            var asked = index;
            var answers = bodies.entrySet().stream()
                    .map(entry ->
                            withoutCursors(entry.getKey().ask(entry.getValue().get(asked))))
                    .distinct()
                    .toList();
            if (answers.size() > 1) {
                throw new IllegalStateException("Different answers:\n" + answers.get(0) + "\n" + answers.get(1));
            }
        }
    }

    /// A sealed cursor is another one each time.
    private static JsonNode withoutCursors(JsonNode answer) {
        for (var info : answer.findValues("pageInfo")) {
            ((ObjectNode) info).put("endCursor", info.path("endCursor").isString());
        }
        return answer;
    }

    private String latency(Program program, List<String> bodies, Map<String, List<Sample>> samples) {
        var capacity = Sample.median(Objects.requireNonNull(samples.get(program.name())), Sample::perSecond);
        var answers = new FixedRate(program, capacity / 2)
                .send(bodies, Duration.ofSeconds(setup.settings().number("seconds")));
        return String.format(
                Locale.ROOT,
                "%s at half capacity: p50 %.1f ms, p99 %.1f ms",
                program.name(),
                FixedRate.quantile(answers, 0.5),
                FixedRate.quantile(answers, 0.99));
    }
}
