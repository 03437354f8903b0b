package helpdesk.contact;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import helpdesk.graphql.usererror.Text;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.data.relational.core.mapping.Column;

/// An e-mail address as of RFC 5322 and RFC 6531. Personal data. Two definitions say when two addresses are the same:
///
/// * The **contact key** says which addresses belong to one contact: wherever an address is unique, signed in with,
///   limited or searched for, it is by its key. The local part is in Unicode's normal form C and in small letters, and
///   otherwise as it was given: `ﬁona` is not `fiona`, `strasse` not `straße`, and `xn--bcher-kva` is a name like
///   another. Sigma, the one letter of which lower-casing makes another letter at the end of a word, has one small
///   form. The domain is processed by UTS 46, non-transitional, into what people read: an A-label equals its U-label,
///   and ß, ς and ı are letters of their own.
/// * The **mailbox** says where letters go: [#isMailboxOf]. Mail servers take less for the same than the key does, so
///   whoever has proved to have one mailbox of a key has not proved to have the others.
///
/// @param address as it was given, without padding, in normal form C
/// @param key the contact key
public record EmailAddress(
        @Column("email") String address,
        @Column("email_key") String key) {

    private static final Pattern ASCII_CAPITALS = Pattern.compile("[A-Z]");

    /// Of a domain: DNS knows none, and to encode one takes time with the square of its length.
    private static final Pattern LONG_LABEL = Pattern.compile("[^.\u3002\uFF0E\uFF61]{64}");

    private static final int MOST = 254;
    private static final int LONGEST_KEY = 320;
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.USE_STD3_RULES);

    /// There are domains such as `my--shop.example`, registered before this was reserved.
    private static final Set<IDNA.Error> TOLERATED = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private static final EmailValidator VALIDATOR = JMail.validator()
            .disallowExplicitSourceRouting()
            .disallowIpDomain()
            .disallowObsoleteWhitespace()
            .disallowQuotedIdentifiers()
            .requireTopLevelDomain()
            .withRule(email -> email.comments().isEmpty())
            .withRule(email -> email.localPart().matches("[^\"\\\\]+"));

    /// Throws `IllegalArgumentException` for what is no address, or one that only a mail server could love: comments,
    /// quotes, routes, numbers for domains.
    public static EmailAddress of(String input) {
        var address = Text.line(Padding.removed(input), MOST);
        if (LONG_LABEL.matcher(domain(address)).find()) {
            throw refusal();
        }
        var key = keyOf(address);
        if (key.length() > LONGEST_KEY || (address + key).codePoints().anyMatch(EmailAddress::isUnseen)) {
            throw refusal();
        }
        var ascii = localPart(address) + asciiDomain(address);
        return VALIDATOR
                .tryParse(ascii)
                .filter(email -> ascii.equals(email.localPart() + "@" + email.domain()))
                .map(_ -> new EmailAddress(address, key))
                .orElseThrow(EmailAddress::refusal);
    }

    /// The contact key of an address, or of the beginning of one: then it is the beginning of the key, as long as no
    /// A-label is cut.
    static String keyOf(String address) {
        return folded(localPart(address))
                + DOMAINS.nameToUnicode(domain(address), new StringBuilder(), new IDNA.Info());
    }

    private static String folded(String localPart) {
        var oneSigma = localPart.replace('\u03A3', '\u03C3').replace('\u03C2', '\u03C3');
        return Normalizer.normalize(oneSigma.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /// In A-labels (RFC 5890), as DNS knows it.
    public String asciiDomain() {
        return asciiDomain(address);
    }

    private static String asciiDomain(String address) {
        var found = new IDNA.Info();
        var domain = DOMAINS.nameToASCII(domain(address), new StringBuilder(), found);
        if (!TOLERATED.containsAll(found.getErrors())) {
            throw refusal();
        }
        return domain.toString();
    }

    /// With the @; all of it where there is none.
    private static String localPart(String address) {
        return address.substring(0, domainOf(address));
    }

    private static String domain(String address) {
        return address.substring(domainOf(address));
    }

    private static int domainOf(String address) {
        var at = address.lastIndexOf('@');
        return at < 0 ? address.length() : at + 1;
    }

    /// Whether mail to either goes to the same mailbox for sure: letter by letter as they were typed, but for the case
    /// of ASCII.
    boolean isMailboxOf(EmailAddress other) {
        return withoutCase(address).equals(withoutCase(other.address));
    }

    /// With the small letters of ASCII for its capitals, between which mail servers make no difference.
    private static String withoutCase(String address) {
        return ASCII_CAPITALS
                .matcher(address)
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
    }

    /// Invisible characters would make two contacts of addresses that look the same. Of characters that Unicode has not
    /// assigned yet, nobody knows the small letter.
    private static boolean isUnseen(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || Character.getType(character) == Character.FORMAT
                || Character.isSpaceChar(character)
                || !Character.isDefined(character);
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("This is no e-mail address");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
