package helpdesk.database;

/// A request has no time left for its next statement or transaction. A transaction that is open is rolled back.
public final class DeadlineExceeded extends RuntimeException {

    public DeadlineExceeded() {
        super("The deadline of the request is over");
    }
}
