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

    /// The same about several contacts.
    public PurgeSentence ofSeveralContacts() {
        return new PurgeSentence(ofSeveralContacts(forOne), ofSeveralContacts(forMany));
    }

    private static String ofSeveralContacts(String sentence) {
        return sentence.replace("this contact and its", "these contacts and their")
                .replace("this contact", "these contacts");
    }
}
