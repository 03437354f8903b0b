package helpdesk.graphql.error;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Finds what a misspelt name was meant to be.
final class Similar {

    static final int MOST = 3;

    /// The schema has no longer ones; the time to compare grows with the square of their length.
    private static final int LONGEST = 40;

    private static final int TOO_FAR = -1;

    private Similar() {}

    /// Such as `Did you mean 'name'?`, with the most similar of the known names; empty if none is similar.
    static String to(String name, Collection<String> known) {
        var distances = new TreeMap<Integer, List<String>>();
        known.stream()
                .filter(candidate -> Math.max(name.length(), candidate.length()) <= LONGEST)
                .forEach(candidate -> distances
                        .computeIfAbsent(distance(name, candidate), _ -> new ArrayList<>())
                        .add(candidate));
        distances.remove(TOO_FAR);
        return distances.isEmpty()
                ? ""
                : "Did you mean " + anyOf(distances.firstEntry().getValue()) + "?";
    }

    private static String anyOf(List<String> names) {
        return names.stream().sorted().limit(MOST).map(name -> "'" + name + "'").collect(joining(" or "));
    }

    /// [#TOO_FAR] if more than two of five characters differ, and one.
    private static int distance(String name, String candidate) {
        var threshold = name.length() * 2 / 5 + 1;
        return new LevenshteinDistance(threshold)
                .apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
