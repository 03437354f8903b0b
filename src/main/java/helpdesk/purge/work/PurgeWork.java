package helpdesk.purge.work;

/// What came of working on a purge.
public enum PurgeWork {
    /// There is nothing more to do, for now or for good.
    AT_AN_END,
    /// It wants another turn.
    WANTS_ANOTHER_TURN,
    /// Somebody else has it in hand, and takes care of its job too.
    TAKEN_OVER
}
