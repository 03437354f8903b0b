package helpdesk.history;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// Answers that exclude each other, as few as were found: forget any one of them, and some order explains the others,
/// or there is no saying where a fingerprint came from.
///
/// @param others how many more things were asked; whether they happened or not makes no difference
/// @param undecided whether the search gave up before it knew
public record Contradiction(List<Event> answers, int others, boolean undecided) {

    /// Beyond so many points, forgetting one more answer is not worth the search.
    private static final int MOST_POINTS = 100_000;

    static Contradiction in(History history) {
        var shortest = shortestPrefix(history);
        for (var event : shortest.answered()) {
            var shorter = shortest.without(event);
            var isNeeded = history.leansOn(event) || shorter.find(MOST_POINTS) != Finding.IMPOSSIBLE;
            shortest = isNeeded ? shortest : shorter;
        }
        var answers = shortest.answered();
        return new Contradiction(answers, history.events().size() - answers.size(), false);
    }

    /// Up to the first answer that cannot be.
    private static History shortestPrefix(History history) {
        return history.answered().stream()
                .map(Event::answered)
                .sorted()
                .map(history::until)
                .filter(prefix -> prefix.find(MOST_POINTS) == Finding.IMPOSSIBLE)
                .findFirst()
                .orElse(history);
    }

    @Override
    public String toString() {
        var verdict = undecided ? "Too much to search" : "No order explains these answers";
        return "%s (%s other events make no difference):%n%s"
                .formatted(
                        verdict, others, answers.stream().map(Event::toString).collect(joining("\n  ", "  ", "")));
    }
}
