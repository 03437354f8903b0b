package helpdesk.torture;

import java.util.Locale;
import java.util.regex.Pattern;

/// Marks each text with the number of the contact whose purge takes it along: its own fields, and all that is in the
/// tickets that it requested.
final class Canary {

    static final Pattern TEXT = Pattern.compile("zqx(\\d{6})x|\\+49309(\\d{6})");

    private Canary() {}

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
