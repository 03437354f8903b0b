package helpdesk.contact;

/// A soft-deleted contact: the only kind that can be purged (R3).
public final class SoftDeletedContact extends ExistingContact {

    SoftDeletedContact(Contact contact) {
        super(contact);
    }
}
