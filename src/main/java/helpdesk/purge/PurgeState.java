package helpdesk.purge;

/// How far a purge is.
enum PurgeState {
    RUNNING,
    NEEDS_REVIEW,
    COMPLETED
}
