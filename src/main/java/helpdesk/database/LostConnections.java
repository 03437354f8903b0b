package helpdesk.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.sql.SQLException;

/// Tells the pools of connections that are lost although the driver does not say so: if that happens among the rows of
/// a statement, it reports a general error, and whoever gets the connection next fails at once. The pools create it.
public final class LostConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return areMeant(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    static boolean areMeant(SQLException failure) {
        return failure.getCause() instanceof IOException;
    }
}
