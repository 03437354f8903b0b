package helpdesk.purge.work;

/// How long somebody works on a purge before it goes back to the end of the queue.
interface Patience {

    boolean forAnotherChunk();

    /// For the search for mentions, when all else is done.
    boolean forMoreTexts();

    /// Whether the purge gets another turn for the texts there was no patience for.
    boolean comesBack();

    /// Takes note of work that is done, or of texts that are searched.
    void spend(int rows);
}
