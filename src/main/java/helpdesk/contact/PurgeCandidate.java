package helpdesk.contact;

/// A contact as a purge sees it. Only a soft-deleted one can be purged (R3): see [SoftDeletedContact].
public sealed interface PurgeCandidate {

    /// A contact that a purge preview can be made of, with the number of its personal fields that are filled.
    sealed interface Countable extends PurgeCandidate permits ActiveContact, SoftDeletedContact {

        ContactId id();

        /// Grows with every change of the contact.
        long version();

        int personalFields();
    }

    /// A contact in use.
    record ActiveContact(ContactId id, long version, int personalFields) implements Countable {}

    /// A contact whose purge has begun, or one that does not exist, perhaps no longer.
    record NoContact() implements PurgeCandidate {}
}
