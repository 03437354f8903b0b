package helpdesk.torture;

import java.util.regex.Pattern;

/// Marks each text with the number of the contact whose purge takes it along: its own fields, and all that is in the
/// tickets that it requested.
final class Canary {

    static final Pattern TEXT = Pattern.compile("zqx(\\d{6})x|\\+49309(\\d{6})");

    private Canary() {}

    static String text(int contact, String what) {
        return "zqx%06dx %s".formatted(contact, what);
    }

    static String email(int contact) {
        return "zqx%06dx@example.com".formatted(contact);
    }

    static String phone(int contact) {
        return "+49309%06d".formatted(contact);
    }
}
