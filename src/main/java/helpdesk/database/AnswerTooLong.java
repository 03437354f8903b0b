package helpdesk.database;

/// The answer to a request would hold more text than this server keeps for one.
public final class AnswerTooLong extends RuntimeException {

    private final boolean isAfterCommit;

    AnswerTooLong(boolean isAfterCommit) {
        super("The answer holds too much text");
        this.isAfterCommit = isAfterCommit;
    }

    /// Whether the request has committed something: then it must not be reported as refused.
    public boolean isAfterCommit() {
        return isAfterCommit;
    }
}
