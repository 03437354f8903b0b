package helpdesk.purge;

/// How far a purge is.
public enum PurgeState {
    RUNNING,
    COMPLETED
}
