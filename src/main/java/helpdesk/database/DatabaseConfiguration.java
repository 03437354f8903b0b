package helpdesk.database;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Sets up ids for Spring Data JDBC, deadlines of statements, units of work, the data source of Liquibase, and the
/// clock.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DatabaseConfiguration extends AbstractJdbcConfiguration {

    private final List<GenericConverter> ids;

    /// @param ids each module whose aggregates have ids converts them
    DatabaseConfiguration(List<GenericConverter> ids) {
        this.ids = ids;
    }

    @Override
    protected List<?> userConverters() {
        return ids;
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source, StatementWatch watch) {
        return new DeadlineJdbcTemplate(source, watch);
    }

    /// Runs inside the checks of who may call. The method is static since Spring makes advisors before other
    /// beans.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor unitOfWorkAdvisor(ObjectProvider<UnitsOfWork> units) {
        MethodInterceptor advice = call -> units.getObject().run(call);
        return new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(UnitOfWork.class), advice);
    }

    /// Only for Liquibase.
    @Bean(defaultCandidate = false)
    @LiquibaseDataSource
    DataSource migrations(DataSource source) {
        return new Migrations(source);
    }

    /// In UTC, and in microseconds as `DATETIME(6)`, so that times are read as they were written.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
