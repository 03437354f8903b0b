package helpdesk.contact;

/// A soft-deleted contact: the only kind that can be purged (R3). None but the contact module makes one.
public final class SoftDeletedContact implements PurgeCandidate.Countable {

    private final Contact contact;

    SoftDeletedContact(Contact contact) {
        this.contact = contact;
    }

    @Override
    public ContactId id() {
        return contact.id();
    }

    @Override
    public long version() {
        return contact.version();
    }

    @Override
    public int personalFields() {
        return contact.fields().count();
    }

    Contact contact() {
        return contact;
    }
}
