package helpdesk.database;

import org.springframework.dao.TransientDataAccessResourceException;

/// The database was away for longer than a unit of work waits. Nothing was changed, and it may be tried again.
public final class DatabaseUnavailable extends TransientDataAccessResourceException {

    DatabaseUnavailable(Throwable cause) {
        super("The database is away", cause);
    }
}
