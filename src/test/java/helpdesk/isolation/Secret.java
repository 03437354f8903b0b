package helpdesk.isolation;

import java.util.List;
import java.util.regex.Pattern;

/// A word in what a contact has, by which everybody can tell whose it is and who may read it. The contacts live around
/// a ring: each has tickets of its own, and one that the next one takes part in.
///
/// @param resident the number of the contact whose it is
record Secret(Kind kind, int resident) {

    private static final Pattern WORD = Pattern.compile("(NAME|OWN|SHARED|NOTE)(\\d+)x");

    enum Kind {
        NAME,
        OWN,
        SHARED,
        NOTE
    }

    static String of(Kind kind, int resident) {
        return kind.name() + resident + "x";
    }

    static List<Secret> in(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new Secret(Kind.valueOf(word.group(1)), Integer.parseInt(word.group(2))))
                .distinct()
                .toList();
    }

    /// A private note is for agents, what is not shared for its owner, a name for whoever shares a ticket with it.
    boolean isOpenTo(int reader, int residents) {
        var before = (reader + residents - 1) % residents;
        var after = (reader + 1) % residents;
        return switch (kind) {
            case NAME -> resident == reader || resident == before || resident == after;
            case OWN -> resident == reader;
            case SHARED -> resident == reader || resident == before;
            case NOTE -> false;
        };
    }
}
