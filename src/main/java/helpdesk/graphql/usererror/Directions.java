package helpdesk.graphql.usererror;

import java.util.ArrayDeque;
import java.util.Deque;

/// The controls of the Unicode Bidirectional Algorithm (UAX #9) that open an embedding, an override or an isolate, and
/// those that close it. One that is left open turns round what a page shows after the text; one that closes what the
/// text has not opened ends what the page has opened around it.
final class Directions {

    /// Closes LRE, RLE, LRO and RLO.
    private static final int POP = 0x202C;

    /// Closes LRI, RLI and FSI.
    private static final int POP_ISOLATE = 0x2069;

    private Directions() {}

    /// Whether each paragraph closes what it opens, the last first, and nothing else.
    static boolean areClosed(String text) {
        var closing = new ArrayDeque<Integer>();
        return text.chars().allMatch(character -> isInOrder(character, closing)) && closing.isEmpty();
    }

    private static boolean isInOrder(int character, Deque<Integer> closing) {
        return switch (character) {
            case 0x202A, 0x202B, 0x202D, 0x202E -> closing.offerFirst(POP);
            case 0x2066, 0x2067, 0x2068 -> closing.offerFirst(POP_ISOLATE);
            case POP, POP_ISOLATE -> Integer.valueOf(character).equals(closing.pollFirst());
            default -> closing.isEmpty() || !endsParagraph(character);
        };
    }

    private static boolean endsParagraph(int character) {
        return Character.getDirectionality(character) == Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR;
    }
}
