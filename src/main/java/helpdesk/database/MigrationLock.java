package helpdesk.database;

import java.util.Objects;
import liquibase.database.Database;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LockException;
import liquibase.lockservice.OfflineLockService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Lets one server at a time change the schema. The lock belongs to a session of the database and ends with it,
/// whereas Liquibase's own is a row that a killed server leaves behind. The super class does nothing in all other
/// methods. Public for Liquibase, which finds this class by `META-INF/services`.
public final class MigrationLock extends OfflineLockService {

    /// An SQL expression. MySQL allows 64 characters.
    static final String NAME = "LEFT(CONCAT('helpdesk migrations ', DATABASE()), 64)";

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    private static final int SECONDS_UNTIL_WARNING = 5;
    private static final int SECONDS_AFTER_WARNING = 300;

    private final int secondsUntilWarning;
    private final int secondsAfterWarning;
    private @Nullable JdbcClient session;
    private boolean held;

    public MigrationLock() {
        this(SECONDS_UNTIL_WARNING, SECONDS_AFTER_WARNING);
    }

    MigrationLock(int secondsUntilWarning, int secondsAfterWarning) {
        this.secondsUntilWarning = secondsUntilWarning;
        this.secondsAfterWarning = secondsAfterWarning;
    }

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database database) {
        return database instanceof MySQLDatabase;
    }

    @Override
    public void setDatabase(Database database) {
        var connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
        session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    @Override
    public void waitForLock() throws LockException {
        if (acquire(secondsUntilWarning)) {
            return;
        }
        LOG.warn("{}", holder());
        if (!acquire(secondsAfterWarning)) {
            throw new LockException(holder());
        }
    }

    @Override
    public boolean acquireLock() throws LockException {
        return acquire(0);
    }

    private boolean acquire(int seconds) throws LockException {
        held = held || ask("SELECT GET_LOCK(" + NAME + ", " + seconds + ") = 1");
        return held;
    }

    private String holder() {
        return session()
                .sql("""
                    SELECT id, host, time FROM information_schema.processlist WHERE id = IS_USED_LOCK(%s)
                    """.formatted(NAME))
                .query((row, _) -> """
                    Another server changes the schema: connection %s of the database, from %s, busy for %s s. \
                    This server waits for it; if that one hangs, end its connection by KILL %s\
                    """.formatted(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(1)))
                .optional()
                .orElse("Another server changes the schema, and this one waits for it");
    }

    @Override
    public void releaseLock() throws LockException {
        ask("SELECT RELEASE_LOCK(" + NAME + ") = 1");
        held = false;
    }

    private boolean ask(String sql) throws LockException {
        try {
            return session().sql(sql).query(Boolean.class).optional().orElse(false);
        } catch (DataAccessException failure) {
            throw new LockException(failure);
        }
    }

    private JdbcClient session() {
        return Objects.requireNonNull(session);
    }

    @Override
    public boolean hasChangeLogLock() {
        return held;
    }
}
