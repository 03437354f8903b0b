package helpdesk.authorization;

import static java.util.stream.Collectors.joining;

import helpdesk.api.Answer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks for the same on several ways at once: in one document, each way under a name of its own.
record Questions(List<Way> ways) {

    String document() {
        return numbers()
                .mapToObj(way -> name(way) + ": " + ways.get(way).root())
                .collect(joining(" ", "{ ", " }"));
    }

    Stream<String> verdicts(Answer answer) {
        return numbers().mapToObj(way -> {
            var value = ways.get(way).value(answer.json().path("data").path(name(way)));
            return Verdict.onValue(answer, codes(answer, name(way)), value);
        });
    }

    private IntStream numbers() {
        return IntStream.range(0, ways.size());
    }

    private static String name(int way) {
        return "way" + way;
    }

    private static List<String> codes(Answer answer, String way) {
        return answer.errors().stream()
                .filter(error ->
                        !error.has("path") || error.at("/path/0").asString().equals(way))
                .map(error -> error.at("/extensions/code").asString())
                .toList();
    }
}
