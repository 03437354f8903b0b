package helpdesk.contact;

import java.util.Optional;

/// A contact in one of the two states that others see. Only the contact module makes one, from the row itself; one
/// whose purge has begun exists for nobody but the purge: see [PurgingContact].
public abstract sealed class ExistingContact permits ActiveContact, SoftDeletedContact {

    private final Contact contact;

    ExistingContact(Contact contact) {
        this.contact = contact;
    }

    static Optional<ExistingContact> of(Contact contact) {
        return switch (contact.state()) {
            case ACTIVE -> Optional.of(new ActiveContact(contact));
            case SOFT_DELETED -> Optional.of(new SoftDeletedContact(contact));
            case PURGING -> Optional.empty();
        };
    }

    public ContactId id() {
        return contact.id();
    }

    /// Grows with every change of the contact.
    public long version() {
        return contact.version();
    }

    /// How many of the personal fields are filled.
    public int personalFields() {
        return contact.fields().count();
    }

    Contact contact() {
        return contact;
    }
}
