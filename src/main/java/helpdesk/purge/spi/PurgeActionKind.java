package helpdesk.purge.spi;

/// What a purge does to a thing.
public enum PurgeActionKind {
    /// The row is deleted, with everything in it (R5).
    DELETE,
    /// The text stays, and its author becomes Deleted User (R6).
    ANONYMIZE,
    /// Personal data is erased (R7).
    ERASE
}
