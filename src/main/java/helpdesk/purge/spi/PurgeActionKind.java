package helpdesk.purge.spi;

/// What a purge does to a thing.
public enum PurgeActionKind {
    /// It goes, whole (R5).
    DELETE,
    /// It stays, and its author becomes Deleted User (R6).
    ANONYMIZE,
    /// The personal data goes (R7).
    ERASE
}
