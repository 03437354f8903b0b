package helpdesk.contact;

import java.util.Optional;

/// A contact in use: the only kind that can be changed, and written in the name of (R1).
public final class ActiveContact extends ExistingContact {

    ActiveContact(Contact contact) {
        super(contact);
    }

    /// Whether mails to the address reach this contact, and not somebody with a similar address.
    public boolean hasMailbox(EmailAddress email) {
        return Optional.ofNullable(contact().fields().email())
                .filter(email::isMailboxOf)
                .isPresent();
    }
}
