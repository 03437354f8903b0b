package helpdesk.purge;

/// The state of a purge.
public enum PurgeState {
    RUNNING,
    COMPLETED
}
