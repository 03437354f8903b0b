package helpdesk.contact;

/// A contact was given an e-mail address, in the running transaction, by an agent. Which one is nobody's business but
/// the contact's row.
public record ContactEmailSet(ContactId contact) {}
