package helpdesk.database;

/// The answer to a request would hold more text than this server keeps for one.
public final class AnswerTooLong extends RuntimeException {

    AnswerTooLong() {
        super("The answer holds too much text");
    }
}
