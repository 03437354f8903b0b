package helpdesk.contact;

/// In the running transaction, an agent has given a contact an e-mail address, which only the contact's row names.
public record ContactEmailSet(ContactId contact) {}
