package helpdesk.database;

import static org.springframework.transaction.support.AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.InfrastructureProxy;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.StringUtils;

/// Three pools of connections to the same database, behind the one data source that everybody uses. Reads take
/// theirs from the pool that Spring Boot makes. Transactions have a pool without auto-commit, or else the driver
/// would send two more statements with each, to turn it off and on. [BackgroundWork] has a small pool, whose
/// connections give up early.
@Configuration(proxyBeanMethods = false)
class ConnectionPools {

    /// The name of the bean, for those who need this pool and no other.
    static final String BACKGROUND = "backgroundPool";

    private static final String TRANSACTIONS = "transactionPool";

    private static final ScopedValue<Boolean> BEGINS_TRANSACTION = ScopedValue.newInstance();

    private static final String SESSION = "sessionVariables";
    private static final int BACKGROUND_CONNECTIONS = 5;

    /// In milliseconds: shorter than the database takes to close an idle connection.
    private static final int BACKGROUND_IDLE = 10_000;

    /// A background transaction waits no longer than this second for a row. If its server hangs, the database
    /// closes the connection after these seconds, and so frees the rows that it has locked.
    private static final String BACKGROUND_SESSION = "innodb_lock_wait_timeout=1,wait_timeout=20";

    @Bean(name = TRANSACTIONS, defaultCandidate = false)
    HikariDataSource transactionPool(JdbcConnectionDetails database, Environment settings) {
        var pool = pool("transactions", database, settings);
        pool.setAutoCommit(false);
        return pool;
    }

    @Bean(name = BACKGROUND, defaultCandidate = false)
    HikariDataSource backgroundPool(JdbcConnectionDetails database, Environment settings) {
        var pool = pool("background", database, settings);
        pool.setMaximumPoolSize(BACKGROUND_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(BACKGROUND_IDLE);
        pool.setKeepaliveTime(0);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty(
                SESSION, backgroundSession(pool.getDataSourceProperties().getProperty(SESSION)));
        return pool;
    }

    /// With the settings of the pool that Spring Boot makes.
    private static HikariDataSource pool(String name, JdbcConnectionDetails database, Environment settings) {
        var pool = Binder.get(settings)
                .bind("spring.datasource.hikari", HikariDataSource.class)
                .orElseGet(HikariDataSource::new);
        pool.setPoolName(name);
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        return pool;
    }

    /// If a variable occurs twice, its last value counts.
    private static String backgroundSession(@Nullable String variables) {
        return StringUtils.hasText(variables) ? variables + "," + BACKGROUND_SESSION : BACKGROUND_SESSION;
    }

    /// Makes Boot's data source choose among the pools.
    @Bean
    static Router connectionRouter(
            @Qualifier(TRANSACTIONS) ObjectProvider<DataSource> transactions,
            @Qualifier(BACKGROUND) ObjectProvider<DataSource> background) {
        return new Router(transactions, background);
    }

    /// Runs before all others: what they do to the data source, they do to all pools.
    record Router(ObjectProvider<DataSource> transactions, ObjectProvider<DataSource> background)
            implements BeanPostProcessor, PriorityOrdered {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return name.equals("dataSource") && bean instanceof DataSource reads ? routed(reads) : bean;
        }

        private DataSource routed(DataSource reads) {
            return new DelegatingDataSource(reads) {
                @Override
                public Connection getConnection() throws SQLException {
                    return current(reads).getConnection();
                }
            };
        }

        private DataSource current(DataSource reads) {
            if (BackgroundWork.isCurrent()) {
                return background.getObject();
            }
            return BEGINS_TRANSACTION.isBound() ? transactions.getObject() : reads;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    /// Only transactions keep a connection between statements: otherwise a method that wants none would keep one as
    /// well, and a read that is repeated would find the same lost connection again.
    @Bean
    static TransactionManagerCustomizer<DataSourceTransactionManager> transactionsUseTheirPool() {
        return manager -> {
            manager.setDataSource(new TransactionConnections(Objects.requireNonNull(manager.getDataSource())));
            manager.setTransactionSynchronization(SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
        };
    }

    /// The data source as the transaction manager uses it. To Spring it is the same as the one it stands for, so
    /// statements find the connection of their transaction.
    private static final class TransactionConnections extends DelegatingDataSource implements InfrastructureProxy {

        private final DataSource routed;

        TransactionConnections(DataSource routed) {
            super(routed);
            this.routed = routed;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return ScopedValue.where(BEGINS_TRANSACTION, true).call(routed::getConnection);
        }

        @Override
        public Object getWrappedObject() {
            return routed;
        }
    }
}
