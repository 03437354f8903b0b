package helpdesk.purge.work;

/// How long somebody works on a purge before it goes back to the end of the queue.
interface Patience {

    /// How many rows a transaction does at most: some milliseconds of work, and of waiting for whoever wants the same
    /// ones.
    int ROWS = 1_000;

    /// Whether there is to be another chunk after the first.
    boolean forAnotherChunk();

    /// How many rows a chunk may do.
    default int rows() {
        return ROWS;
    }

    /// For the search for mentions, when all else is done.
    boolean forMoreTexts();

    /// Whether the purge gets another turn for the texts there was no patience for.
    boolean comesBack();

    /// Takes note of work that is done, or of texts that are searched.
    void spend(int rows);
}
