package helpdesk.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A contact in use: the only kind that can be changed, and written in the name of (R1).
public final class ActiveContact extends ExistingContact {

    ActiveContact(Contact contact) {
        super(contact);
    }

    /// Whether mails to the address reach this contact, and not somebody with a similar address.
    public boolean hasMailbox(EmailAddress email) {
        return email().filter(email::isMailboxOf).isPresent();
    }

    public Optional<EmailAddress> email() {
        return Optional.ofNullable(contact().fields().email());
    }

    /// The name and the e-mail address: what everybody who knows the contact would try as its password.
    public List<String> nameAndEmail() {
        return Stream.concat(
                        Stream.ofNullable(contact().fields().name()),
                        email().stream().map(EmailAddress::address))
                .toList();
    }
}
