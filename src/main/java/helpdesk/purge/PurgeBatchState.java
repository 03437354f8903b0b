package helpdesk.purge;

/// Where a purge batch is: the schema's `PurgeBatchState`.
public enum PurgeBatchState {
    PREPARED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    /// Prepared, and not started in time. The database has no such state.
    EXPIRED
}
