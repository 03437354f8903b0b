package helpdesk.portal;

import helpdesk.contact.EmailAddress;

/// Where a letter goes: to the mailbox of an address, letter by letter, with the domain in A-labels (RFC 5890), which
/// every mail server takes. Personal data.
record Recipient(String localPart, String domain) {

    static Recipient of(EmailAddress email) {
        var address = email.address();
        var at = address.lastIndexOf('@');
        var domain = address.substring(at + 1);
        return new Recipient(address.substring(0, at), isAscii(domain) ? domain : email.asciiDomain());
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
        return EmailAddress.withoutCase(name + "@" + domain);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
