package helpdesk.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// The pool of [BackgroundWork]: to the same database and with the same settings as the requests' pool, but for its
/// size and its patience. Everything else takes its connections from the one data source, as ever.
@Configuration(proxyBeanMethods = false)
class BackgroundPoolConfiguration {

    /// The name of the bean, for whoever has to have this pool and no other.
    static final String NAME = "backgroundPool";

    private static final String SESSION = "sessionVariables";
    private static final int CONNECTIONS = 5;

    /// In milliseconds: shorter than the database takes to close an idle connection.
    private static final int IDLE = 10_000;

    /// Whoever waits longer than this second for a row gives way. And a server that hangs in the middle of a
    /// transaction keeps its rows locked for these seconds, since then the database closes the connection.
    private static final String IMPATIENT = "innodb_lock_wait_timeout=1,wait_timeout=20";

    @Bean(name = NAME, defaultCandidate = false)
    HikariDataSource backgroundPool(JdbcConnectionDetails database, Environment settings) {
        var pool = Binder.get(settings)
                .bind("spring.datasource.hikari", HikariDataSource.class)
                .orElseGet(HikariDataSource::new);
        pool.setPoolName("background");
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE);
        pool.setKeepaliveTime(0);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty(
                SESSION, impatient(pool.getDataSourceProperties().getProperty(SESSION)));
        return pool;
    }

    /// Of a variable that is there twice, the last value counts.
    private static String impatient(@Nullable String variables) {
        return StringUtils.hasText(variables) ? variables + "," + IMPATIENT : IMPATIENT;
    }

    @Bean
    static PoolByWorkProcessor poolByWork(@Qualifier(NAME) ObjectProvider<DataSource> background) {
        return new PoolByWorkProcessor(background);
    }
}
