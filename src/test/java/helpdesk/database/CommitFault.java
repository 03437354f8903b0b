package helpdesk.database;

/// What can go wrong with a `COMMIT` on its way to the database.
public enum CommitFault {

    /// None: this one goes well.
    NONE,

    /// It is lost, with its connection.
    LOST,

    /// It arrives, and its answer is lost.
    ANSWER_LOST,

    /// The client has lost the connection before the database has even got it.
    LATE
}
