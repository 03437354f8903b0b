package helpdesk.contact;

/// In the running transaction, an agent has removed or replaced the mailbox of a contact. Who has proved to own
/// the old one has proved nothing about a new one.
public record ContactMailboxLost(ContactId contact) {}
