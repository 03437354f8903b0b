package helpdesk.database;

import static com.zaxxer.hikari.SQLExceptionOverride.Override.CONTINUE_EVICT;
import static com.zaxxer.hikari.SQLExceptionOverride.Override.MUST_EVICT;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Takes connections out of the pool that lead to a database that is away: another one may lead to a server that does
/// better.
final class EvictionOfAbsent implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return DatabaseFault.of(failure) == DatabaseFault.ABSENCE ? MUST_EVICT : CONTINUE_EVICT;
    }
}
