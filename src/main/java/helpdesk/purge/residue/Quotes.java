package helpdesk.purge.residue;

import helpdesk.contact.PersonalValues;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether a text quotes a person: by the e-mail address, the phone number, the full name, or by something else
/// that was the person's. Letters count whatever their case and Unicode form, words only as a whole.
record Quotes(List<Words> emails, List<Phone> phones, List<Words> names, List<Words> others) {

    static Quotes of(PersonalValues values) {
        return new Quotes(
                values.emails().stream().map(Words::ofEmail).toList(),
                values.phones().stream()
                        .flatMap(phone -> Phone.parse(phone).stream())
                        .toList(),
                telling(values.names()),
                telling(Stream.concat(values.others().stream(), values.phones().stream())
                        .toList()));
    }

    private static List<Words> telling(List<String> texts) {
        return texts.stream().filter(Words::areTelling).map(Words::of).toList();
    }

    boolean quoteEmail(Text text) {
        return emails.stream().anyMatch(email -> email.standIn(text.folded()));
    }

    boolean quotePhone(Text text) {
        return phones.stream().anyMatch(phone -> phone.standsIn(text.original()));
    }

    boolean quoteName(Text text) {
        return names.stream().anyMatch(name -> name.standIn(text.folded()));
    }

    boolean quoteAnything(Text text) {
        return quoteEmail(text)
                || quotePhone(text)
                || quoteName(text)
                || others.stream().anyMatch(other -> other.standIn(text.folded()));
    }

    @Override
    public String toString() {
        return "[redacted]";
    }

    /// A text as it is, and as it is compared.
    record Text(String original, String folded) {

        static Text of(String text) {
            return new Text(text, Words.folded(text));
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
