package helpdesk.graphql.stream;

/// What stays open to somebody, and has a thread of its own for that.
interface Connection extends Runnable {

    /// Asks it to end, soon and from within.
    void end(Ending ending);
}
