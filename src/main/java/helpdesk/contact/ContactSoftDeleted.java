package helpdesk.contact;

/// A contact is about to be soft deleted, in the running transaction: what it has open elsewhere closes with it (R1).
public record ContactSoftDeleted(ContactId contact) {}
