package helpdesk.history;

/// The states of a contact. Whether a purge runs or is over, nobody can tell from the contact: it is gone either way.
public enum Stage {
    NOT_YET,
    ACTIVE,
    SOFT_DELETED,
    GONE
}
