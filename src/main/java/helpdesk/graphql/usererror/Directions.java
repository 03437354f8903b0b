package helpdesk.graphql.usererror;

import java.util.ArrayDeque;
import java.util.Deque;

/// The control characters of the Unicode Bidirectional Algorithm (UAX #9) that open an embedding, an override or
/// an isolate, and those that close it. One that is left open reverses what a page shows after the text; one that
/// closes too much ends an isolate that the page has opened around the text.
final class Directions {

    /// Closes LRE, RLE, LRO and RLO.
    private static final int POP = 0x202C;

    /// Closes LRI, RLI and FSI.
    private static final int POP_ISOLATE = 0x2069;

    private Directions() {}

    /// Whether each paragraph closes exactly what it opens, in reverse order.
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
