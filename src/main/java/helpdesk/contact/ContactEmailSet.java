package helpdesk.contact;

/// In the running transaction, a contact has got an e-mail address, which only the contact's row names.
public record ContactEmailSet(ContactId contact) {}
