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

/// An e-mail address in the form of RFC 5322 and RFC 6531. Personal data. Two addresses can be the same in two
/// ways:
///
/// * By their **contact key**, they belong to one contact. Uniqueness, sign-in and rate limits compare keys. A search
///   compares words of the key. In the key, the local part is in Unicode's normal form C and in lower case, and
///   otherwise as it was given: `ﬁona` differs from `fiona`, `strasse` from `straße`, and `xn--bcher-kva` has no
///   special meaning. Sigma has one lower-case form, since Java's depends on its place in the word. The domain is
///   converted by UTS 46, non-transitional, to Unicode: an A-label equals its U-label, and ß, ς and ı are letters of
///   their own.
/// * By their **mailbox**, mails to them reach the same person for sure: see [#isMailboxOf]. Mail servers may
///   distinguish addresses with the same key, so who has proved to own one mailbox has not proved to own another.
///
/// @param address as it was given, without padding, in normal form C
/// @param key the contact key
public record EmailAddress(
        @Column("email") String address,
        @Column("email_key") String key) {

    private static final Pattern ASCII_CAPITALS = Pattern.compile("[A-Z]");

    /// DNS has no label of 64 characters, and encoding one takes time that grows with the square of its length.
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

    /// Throws `IllegalArgumentException` unless the input is an address without comments, quotes, routes and IP
    /// addresses.
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

    /// The contact key of an address. For the beginning of an address, it is the beginning of the address's key,
    /// unless the text ends within an A-label.
    static String keyOf(String address) {
        return folded(localPart(address))
                + DOMAINS.nameToUnicode(domain(address), new StringBuilder(), new IDNA.Info());
    }

    private static String folded(String localPart) {
        var oneSigma = localPart.replace('\u03A3', '\u03C3').replace('\u03C2', '\u03C3');
        return Normalizer.normalize(oneSigma.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /// In A-labels (RFC 5890), as DNS uses it.
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

    /// With the @; everything if there is none.
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

    /// Whether both certainly name the same mailbox: they are equal as they were typed, apart from the case of
    /// ASCII letters.
    boolean isMailboxOf(EmailAddress other) {
        return withoutCase(address).equals(withoutCase(other.address));
    }

    /// In lower case as far as ASCII goes: mail servers make no difference there.
    private static String withoutCase(String address) {
        return ASCII_CAPITALS
                .matcher(address)
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
    }

    /// With invisible characters, two contacts could have addresses that look the same. Of characters that Unicode
    /// has not assigned yet, the lower case is not known.
    private static boolean isUnseen(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || Character.getType(character) == Character.FORMAT
                || Character.isSpaceChar(character)
                || !Character.isDefined(character);
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("This is not an e-mail address");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
