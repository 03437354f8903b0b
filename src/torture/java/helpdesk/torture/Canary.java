package helpdesk.torture;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Marks each text with the number of the contact whose purge takes it along: its own fields, and all that is in the
/// tickets that it requested.
final class Canary {

    private static final Pattern TEXT = Pattern.compile("zqx(\\d{6})x|\\+49309(\\d{6})");

    private Canary() {}

    /// Whose texts are in this one.
    static Stream<Integer> numbersIn(String text) {
        return TEXT.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(Integer::valueOf)
                .distinct();
    }

    static String text(int contact, String what) {
        return String.format(Locale.ROOT, "zqx%06dx %s", contact, what);
    }

    static String email(int contact) {
        return String.format(Locale.ROOT, "zqx%06dx@example.com", contact);
    }

    static String phone(int contact) {
        return String.format(Locale.ROOT, "+49309%06d", contact);
    }
}
