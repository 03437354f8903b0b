package helpdesk.purge.work;

/// What came of a chunk of a purge's work.
///
/// @param rows to how many rows something was done
record PurgeChunk(After after, int rows) {

    /// What comes next.
    enum After {
        /// Another chunk: something is left to do.
        ANOTHER,
        /// The end: nothing is left to do.
        END,
        /// Nothing: it is at its end, or somebody else's turn.
        NOTHING
    }

    static final PurgeChunk NONE = new PurgeChunk(After.NOTHING, 0);
}
