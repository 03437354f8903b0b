package helpdesk.contact;

/// Where a contact is in its life. `PURGING` is never shown: such a contact is in no read.
public enum ContactState {
    ACTIVE,
    SOFT_DELETED,
    PURGING
}
