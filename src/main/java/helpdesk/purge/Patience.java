package helpdesk.purge;

/// How long somebody works on a purge before it goes back to the end of the queue.
interface Patience {

    boolean forAnotherChunk();

    /// For the search for mentions, when all else is done.
    boolean forMoreTexts();

    /// Takes note of work that is done.
    void spend(int rows);
}
