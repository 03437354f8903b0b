package helpdesk.portal;

import com.ibm.icu.text.IDNA;
import helpdesk.contact.EmailAddress;
import java.util.Locale;

/// Where a letter goes: to the mailbox of an address, letter by letter, with the domain in A-labels (RFC 5890), which
/// every mail server takes. Personal data.
record Recipient(String localPart, String domain) {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    static Recipient of(EmailAddress email) {
        var address = email.address();
        var at = address.lastIndexOf('@');
        return new Recipient(address.substring(0, at), withALabels(address.substring(at + 1)));
    }

    /// A domain of which UTS 46 makes no A-labels stays as it is.
    private static String withALabels(String domain) {
        var converted =
                UTS46.nameToASCII(domain, new StringBuilder(), new IDNA.Info()).toString();
        return isAscii(domain) || !isAscii(converted) ? domain : converted;
    }

    String address() {
        return localPart + "@" + domain;
    }

    /// Whether only a mail server with SMTPUTF8 (RFC 6531) can deliver to it.
    boolean needsUtf8() {
        return !isAscii(address());
    }

    /// What all addresses of one mailbox have in common: the case of ASCII letters makes no difference, nor does what
    /// follows a plus.
    String mailbox() {
        var plus = localPart.indexOf('+');
        var name = plus > 0 ? localPart.substring(0, plus) : localPart;
        return name.codePoints()
                        .map(character -> character < 128 ? Character.toLowerCase(character) : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "@" + domain.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
