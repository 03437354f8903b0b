package helpdesk.contact;

/// An agent took from a contact, in the running transaction, the mailbox that it was reached at: whoever has proved to
/// have that one has proved nothing of another.
public record ContactMailboxLost(ContactId contact) {}
