package helpdesk.audit;

/// What was done: those of [helpdesk.contact.ContactRecorded], and what was done to no contact.
enum AuditEventKind {
    CREATED,
    CHANGED,
    SOFT_DELETED,
    RESTORED,
    PURGED,
    EXPORTED,
    LEGAL_HOLD_PLACED,
    LEGAL_HOLD_RELEASED,
    LEGAL_HOLD_EXPIRED,
    RETENTION_POLICY_SET
}
