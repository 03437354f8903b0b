package helpdesk.database;

import static com.zaxxer.hikari.SQLExceptionOverride.Override.CONTINUE_EVICT;
import static com.zaxxer.hikari.SQLExceptionOverride.Override.MUST_EVICT;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Has each pool connect to the primary server only. A server that becomes a secondary leaves its connections
/// open, and would answer them with old data.
@Component
class PoolOfPrimary implements BeanPostProcessor {

    /// Fails on a read-only server, where its subquery has two rows.
    private static final String IS_WRITABLE = "SELECT (SELECT 1 UNION SELECT 1 + @@global.read_only)";

    /// For how many milliseconds after its last use a connection is not tested. A property of the JVM that counts
    /// when a pool is made.
    static final String UNTESTED = "com.zaxxer.hikari.aliveBypassWindowMs";

    /// Tests a connection even within the millisecond of its last use.
    private static final String NEVER = "-1";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getHikariPoolMXBean() == null && pool.getJdbcUrl() != null) {
            prepare(pool, pool.getJdbcUrl());
        }
        return bean;
    }

    private static void prepare(HikariDataSource pool, String url) {
        var servers = PrimaryServer.servers(url);
        var primary = new PrimaryServer(servers, () -> evictAll(pool));
        primary.setConnectionProperties(pool.getDataSourceProperties());
        pool.setDataSource(primary);
        pool.setExceptionOverride(evictionOfLost());
        if (servers.size() > 1) {
            pool.setConnectionTestQuery(IS_WRITABLE);
            System.setProperty(UNTESTED, NEVER);
        }
    }

    /// A connection to a database that is away leaves the pool: another one may lead to a server that answers.
    private static SQLExceptionOverride evictionOfLost() {
        return new SQLExceptionOverride() {
            @java.lang.Override
            public SQLExceptionOverride.Override adjudicate(SQLException failure) {
                return DatabaseFault.of(failure) == DatabaseFault.ABSENCE ? MUST_EVICT : CONTINUE_EVICT;
            }
        };
    }

    /// Connections in use leave the pool when they are given back.
    private static void evictAll(HikariDataSource pool) {
        if (pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
