package helpdesk.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Keeps in the pool what leads to the primary, and nothing else. One that has become a secondary leaves its
/// connections open, and would answer from them what it knows.
@Component
class PoolOfPrimary implements BeanPostProcessor {

    /// Fails where it is read-only: its subquery has two rows there.
    private static final String IS_WRITABLE = "SELECT (SELECT 1 UNION SELECT 1 + @@global.read_only)";

    /// For how many milliseconds after it was in use a connection is handed out unasked: on a busy server, always. To
    /// be set for the whole JVM, before a pool is made.
    static final String UNASKED = "com.zaxxer.hikari.aliveBypassWindowMs";

    /// Fewer than none: not even within the same millisecond.
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
        pool.setExceptionOverride(new EvictionOfAbsent());
        if (servers.size() > 1) {
            pool.setConnectionTestQuery(IS_WRITABLE);
            System.setProperty(UNASKED, NEVER);
        }
    }

    /// All that there are by now; who works with one goes on until something fails.
    private static void evictAll(HikariDataSource pool) {
        if (pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
