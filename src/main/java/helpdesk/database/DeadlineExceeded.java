package helpdesk.database;

/// A request has no time left to begin what it was about to do. What it was in the middle of is rolled back.
public final class DeadlineExceeded extends RuntimeException {

    DeadlineExceeded() {
        super("The deadline of the request is over");
    }
}
