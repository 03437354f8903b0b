package helpdesk.interleaving;

/// What a step may mean to the other session.
enum Effect {
    /// A plain read: it takes no lock, and sees what is committed.
    READ,
    /// Anything else in a transaction: it may lock, wait and write, and nobody reads it yet.
    LOCK,
    /// The end of a transaction: its writes can be read, its locks are free. It never waits.
    END,
    /// A write without a transaction around it: both at once.
    LOCK_AND_END;

    boolean locks() {
        return this == LOCK || this == LOCK_AND_END;
    }

    /// Whether whoever waits for a row of this session gets it then.
    boolean frees() {
        return this == END || this == LOCK_AND_END;
    }
}
