package helpdesk.purge;

import helpdesk.graphql.GlobalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes canaries, each unlike all others, and remembers them.
final class Canaries {

    /// With letters that JSON escapes and with such as change between small and capital.
    private static final String TEXT = "Zoë \"Kanária\" Ъ%s";

    private static final String SHORT_TEXT = "Kn%sanarienvogel";
    private static final AtomicInteger NUMBER = new AtomicInteger(100_000);

    private final List<Canary> texts = new ArrayList<>();
    private final List<Canary> ids = new ArrayList<>();

    String text(String name) {
        return remember(name, TEXT.formatted(NUMBER.incrementAndGet()));
    }

    /// A text of at most so many characters, for a column that may refuse it.
    String text(String name, long longest) {
        var text = longest > 40 ? TEXT : SHORT_TEXT;
        var value = text.formatted(NUMBER.incrementAndGet());
        return remember(name, value.substring(0, (int) Math.min(longest, value.length())));
    }

    String email() {
        return remember("e-mail", "Kanária.%s@Example.com".formatted(NUMBER.incrementAndGet()));
    }

    /// In the range that its regulator keeps for films: a valid number and nobody's.
    String phone() {
        return "+" + remember("phone", String.format(Locale.ROOT, "493023125%03d", NUMBER.incrementAndGet() % 1_000));
    }

    String number() {
        return remember("number", "98761234" + NUMBER.incrementAndGet() + ".5");
    }

    String date() {
        return remember("date", "%s-11-27".formatted(1_000 + NUMBER.incrementAndGet() % 9_000));
    }

    private String remember(String name, String value) {
        texts.add(Canary.text(name, value));
        return value;
    }

    String rememberId(String name, String globalId) {
        ids.add(Canary.id(name, GlobalId.parse(globalId).orElseThrow()));
        return globalId;
    }

    /// Forgets those that no column took.
    void forgetAllBut(Set<String> names) {
        texts.removeIf(canary -> !names.contains(canary.name()));
    }

    List<Canary> texts() {
        return texts;
    }

    FilledContact of(String contact) {
        return new FilledContact(contact, List.copyOf(texts), List.copyOf(ids));
    }
}
