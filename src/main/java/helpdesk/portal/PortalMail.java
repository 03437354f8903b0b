package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.contact.EmailAddress;
import helpdesk.database.PersonalText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail that waits to be sent, or whose link waits to be used. Personal data.
///
/// @param contact the contact that has the address, if it is known by now. While nobody has it: the contact that
///     wants to change its address to this one
/// @param name of the person who signs up; null for other mails
/// @param email where the mail goes
/// @param isTried whether a mail was tried before
record PortalMail(
        PortalMailId id,
        MailKind kind,
        @Nullable ContactId contact,
        @Nullable PersonalText name,
        EmailAddress email,
        Instant createdAt,
        Instant expiresAt,
        boolean isTried) {

    /// How long a mail waits, and its link is valid: as long as [MailThrottle] counts mails, so that a mailbox that
    /// gets no more has one whose link is valid.
    static final Duration LIFETIME = Duration.ofDays(1);

    static PortalMail signUp(String name, EmailAddress email, Instant now) {
        return of(MailKind.SIGN_UP, null, new PersonalText(name), email, now);
    }

    static PortalMail passwordReset(EmailAddress email, Instant now) {
        return of(MailKind.PASSWORD_RESET, null, null, email, now);
    }

    static PortalMail emailChange(ContactId contact, EmailAddress wanted, Instant now) {
        return of(MailKind.EMAIL_CHANGE, contact, null, wanted, now);
    }

    static PortalMail emailChanged(ContactId contact, EmailAddress before, Instant now) {
        return of(MailKind.EMAIL_CHANGED, contact, null, before, now);
    }

    private static PortalMail of(
            MailKind kind, @Nullable ContactId contact, @Nullable PersonalText name, EmailAddress email, Instant now) {
        return new PortalMail(PortalMailId.next(), kind, contact, name, email, now, now.plus(LIFETIME), false);
    }

    boolean isOf(ContactId other) {
        return other.equals(contact);
    }
}
