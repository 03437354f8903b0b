package helpdesk.contact;

import static java.net.IDN.ALLOW_UNASSIGNED;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import helpdesk.graphql.usererror.Text;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.data.relational.core.mapping.Column;

/// An e-mail address as of RFC 5322 and RFC 6531, as it was given, and the key by which two are compared: case and
/// Unicode normalisation make no difference. Personal data.
public record EmailAddress(
        @Column("email") String address,
        @Column("email_key") String key) {

    private static final Pattern ASCII_CAPITALS = Pattern.compile("[A-Z]");
    private static final int MOST = 254;
    private static final int LONGEST_KEY = 320;
    private static final EmailValidator VALIDATOR = JMail.validator()
            .disallowExplicitSourceRouting()
            .disallowIpDomain()
            .disallowObsoleteWhitespace()
            .disallowQuotedIdentifiers()
            .requireTopLevelDomain()
            .withRule(email -> email.comments().isEmpty())
            .withRule(email -> email.localPart().matches("[^\"\\\\]+"))
            .withRule(email -> email.toString().codePoints().noneMatch(EmailAddress::isInvisible));

    /// Throws `IllegalArgumentException` for what is no address, or one that only a mail server could love: comments,
    /// quotes, routes, numbers for domains.
    public static EmailAddress of(String input) {
        var address = Text.line(input, MOST);
        var key = keyOf(address);
        return VALIDATOR
                .tryParse(address)
                .filter(email -> address.equals(email.localPart() + "@" + email.domain()))
                .filter(_ -> key.length() <= LONGEST_KEY)
                .map(_ -> new EmailAddress(address, key))
                .orElseThrow(() -> new IllegalArgumentException("This is no e-mail address"));
    }

    /// The key that an address, or the beginning of one, is compared by: in one case, in one normalisation, and the
    /// domain as people read it.
    static String keyOf(String address) {
        var domain = address.lastIndexOf('@') + 1;
        return folded(address.substring(0, domain))
                + folded(IDN.toUnicode(address.substring(domain), ALLOW_UNASSIGNED));
    }

    /// Whether mail to either goes to the same mailbox for sure: letter by letter, but for the case of ASCII. The
    /// key, which tells contacts apart, takes more for the same than mail servers do: whoever has a look-alike has
    /// not proved to have the other.
    boolean isMailboxOf(EmailAddress other) {
        return withoutCase(address).equals(withoutCase(other.address));
    }

    private static String withoutCase(String address) {
        return ASCII_CAPITALS
                .matcher(address)
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
    }

    /// By way of capitals, which have one form where small letters have several, such as those of sigma.
    private static String folded(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u03C2', '\u03C3');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /// Two addresses that only what nobody sees tells apart would be two contacts that nobody can tell apart.
    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT || Character.isSpaceChar(character);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
