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

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
