package helpdesk.database;

import io.micrometer.context.ContextRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Teaches Spring Data JDBC the modules' ids and every statement its deadline, and gives the clock that all times come
/// from.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DatabaseConfiguration extends AbstractJdbcConfiguration {

    private final ObjectProvider<EntityIdType<?>> idTypes;

    DatabaseConfiguration(ObjectProvider<EntityIdType<?>> idTypes) {
        this.idTypes = idTypes;
    }

    @Override
    protected List<?> userConverters() {
        return List.of(new EntityIdConverter(idTypes.orderedStream().toList()));
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source) {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new DeadlineAccessor());
        return new DeadlineJdbcTemplate(source);
    }

    /// For Liquibase alone.
    @Bean(defaultCandidate = false)
    @LiquibaseDataSource
    DataSource migrations(DataSource source) {
        return new Migrations(source);
    }

    /// UTC, in the microseconds that `DATETIME(6)` holds, so that what is written is what is read.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
