package helpdesk.interleaving;

/// The four states of a contact's life.
enum Life {
    ACTIVE,
    SOFT_DELETED,
    PURGING,
    GONE;

    boolean isOver() {
        return this == PURGING || this == GONE;
    }
}
