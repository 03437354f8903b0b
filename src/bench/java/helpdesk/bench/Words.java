package helpdesk.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes texts in several scripts. As in life, few words are frequent and most are rare: the word of rank n comes with
/// a frequency of 1/n (Zipf's law).
record Words(Random chance) {

    private static final int VOCABULARY = 5_000;

    /// Scripts as frequent as their rank here says, each with syllables to build its words from.
    private static final List<List<String>> SCRIPTS = List.of(
            List.of("an", "ber", "co", "del", "e", "for", "ing", "la", "mo", "ner", "or", "sta", "ti", "ver"),
            List.of("ä", "ße", "ö", "ñu", "çe", "ø", "ži", "łu", "über", "é", "ger", "heit", "ção"),
            List.of("ва", "го", "де", "жи", "ко", "ле", "на", "по", "ра", "ст", "шь", "ён"),
            List.of("的", "一", "是", "客", "户", "服", "务", "东", "京", "语", "问", "题", "𠮷"),
            List.of("あ", "かい", "サ", "ポー", "ト", "の", "です", "ぱ", "ん"),
            List.of("ال", "بي", "ت", "خد", "مة", "ع", "مي", "ل"),
            List.of("कि", "त", "ने", "प्र", "ब", "श्न", "हि", "न्दी"),
            List.of("가", "나", "고객", "문", "의", "서", "울"),
            List.of("αθ", "ή", "να", "πε", "λά", "της", "ς"),
            List.of("ש", "לו", "ם", "תמי", "כה"),
            List.of("😀", "👩‍💻", "🇯🇵", "ok", "é"));

    /// Some words of one script, divided by spaces.
    String text(int words) {
        var script = SCRIPTS.get(rank(SCRIPTS.size()));
        return IntStream.range(0, words).mapToObj(_ -> word(script)).collect(Collectors.joining(" "));
    }

    /// At least one word, cut to a number of characters that no column is too short for.
    String line(int words, int mostCharacters) {
        var text = text(words);
        var end = text.offsetByCodePoints(0, Math.min(mostCharacters, text.codePointCount(0, text.length())));
        return text.substring(0, end).strip();
    }

    private String word(List<String> syllables) {
        var rest = rank(VOCABULARY);
        var word = new StringBuilder();
        do {
            word.append(syllables.get(rest % syllables.size()));
            rest /= syllables.size();
        } while (rest > 0);
        return word.toString();
    }

    /// From 0, with a probability that falls as 1/(n + 1).
    int rank(int most) {
        return (int) Math.exp(chance.nextDouble() * Math.log(most + 1)) - 1;
    }
}
