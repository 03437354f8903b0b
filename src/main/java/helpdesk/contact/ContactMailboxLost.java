package helpdesk.contact;

/// In the running transaction, an agent has removed or replaced the mailbox of a contact. The person who has
/// proved to own the old mailbox has not proved to own the new one.
public record ContactMailboxLost(ContactId contact) {}
