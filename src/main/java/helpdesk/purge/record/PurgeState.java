package helpdesk.purge.record;

/// How far a purge is.
public enum PurgeState {
    RUNNING,
    NEEDS_REVIEW,
    COMPLETED
}
