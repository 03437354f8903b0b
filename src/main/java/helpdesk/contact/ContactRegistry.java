package helpdesk.contact;

import helpdesk.graphql.usererror.Text;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the portal does with contacts: finds the one with an e-mail address, and makes one for who has proved to have
/// that address.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ContactRegistry {

    private final Contacts contacts;
    private final Clock clock;

    ContactRegistry(Contacts contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    /// The contact that has the address, locked to the end of the running transaction.
    public Optional<RegisteredContact> lock(EmailAddress email) {
        return contacts.lockByEmailKey(email.key())
                .map(found -> new RegisteredContact(found.id(), found.isActive() && hasMailbox(found, email)));
    }

    private static boolean hasMailbox(Contact contact, EmailAddress email) {
        return Optional.ofNullable(contact.fields().email())
                .filter(email::isMailboxOf)
                .isPresent();
    }

    /// A new contact, which nobody has a record of.
    public ContactId register(String name, EmailAddress email) {
        return contacts.save(Contact.create(PersonalFields.of(name, email), clock.instant()))
                .id();
    }

    /// A name as it is stored; throws `IllegalArgumentException` with a sentence to show when it is none.
    public static String name(String input) {
        return Text.line(input, PersonalFields.LONGEST_LINE);
    }

    /// A contact that is there, in use or soft deleted.
    ///
    /// @param mayGetIn whether it is active, and the mailbox in question is its own and not a look-alike's
    public record RegisteredContact(ContactId id, boolean mayGetIn) {}
}
