package helpdesk.random;

import java.util.List;
import java.util.regex.Matcher;

/// Breaks a text as bad clients, bad lines and bad people do.
record Damage(Chance chance) {

    private static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "\"\"\"",
            "$",
            "@",
            "...",
            "#",
            "\\",
            "\u0000",
            "\ufeff",
            "\ud800",
            "é",
            " query ",
            " mutation ",
            " fragment f0 on Query { ...f0 } ",
            " subscription { purgeProgress { id } } ",
            " null ",
            "!",
            ":",
            "=",
            "|",
            "&",
            "\n",
            "9999999999999999999999",
            "1e999",
            "-");

    /// Damaged in a few places.
    String of(String text) {
        var damaged = text;
        for (var place = chance.between(1, 3); place > 0; place--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private String once(String text) {
        var start = chance.between(0, text.length());
        var end = Math.min(text.length(), start + chance.between(0, 12));
        var head = text.substring(0, start);
        return switch (chance.between(0, 6)) {
            case 0 -> head;
            case 1 -> text.substring(start);
            case 2 -> head + text.substring(end);
            case 3 -> text.substring(0, end) + text.substring(start);
            case 4 -> head + chance.oneOf(SPLINTERS).repeat(chance.percent(5) ? 500 : 1) + text.substring(end);
            case 5 -> head + (char) chance.between(0, 0xffff) + text.substring(end);
            default -> text.replaceFirst("\\bon\\b|query|mutation", Matcher.quoteReplacement(chance.oneOf(SPLINTERS)));
        };
    }
}
