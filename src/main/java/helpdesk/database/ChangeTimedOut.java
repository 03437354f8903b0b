package helpdesk.database;

/// A request had no time left to commit a unit of work. Nothing was changed by it.
public final class ChangeTimedOut extends RuntimeException {

    ChangeTimedOut(RuntimeException cause) {
        super("The deadline of the request is over", cause);
    }
}
