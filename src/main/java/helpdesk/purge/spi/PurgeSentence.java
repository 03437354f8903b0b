package helpdesk.purge.spi;

import java.util.Locale;

/// The sentence that a line of a preview shows to people.
///
/// @param forOne the sentence for the count 1
/// @param forMany the sentence for any other count, with `%d` for the count
public record PurgeSentence(String forOne, String forMany) {

    public String of(int count) {
        return count == 1 ? forOne : String.format(Locale.ROOT, forMany, count);
    }
}
