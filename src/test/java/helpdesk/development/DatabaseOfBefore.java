package helpdesk.development;

import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.integration.spring.SpringResourceAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Empties a database that earlier sources have made. As long as nothing is released, the change log is corrected in
/// place, and such a database cannot be upgraded.
final class DatabaseOfBefore implements BeanPostProcessor {

    static final String STARTS_AFRESH =
            "The database in .dev was made by other sources, whose change log was another one: it starts afresh.";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringLiquibase migration && isOfBefore(migration)) {
            System.out.println(STARTS_AFRESH);
            migration.setDropFirst(true);
        }
        return bean;
    }

    private static boolean isOfBefore(SpringLiquibase migration) {
        try {
            return isOfBefore(migration, migration.getDataSource());
        } catch (ValidationFailedException changed) {
            return true;
        } catch (LiquibaseException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isOfBefore(SpringLiquibase migration, DataSource source)
            throws SQLException, LiquibaseException {
        try (var connection = source.getConnection()) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            var files = new SpringResourceAccessor(migration.getResourceLoader());
            var liquibase = new Liquibase(migration.getChangeLog(), files, database);
            liquibase.getDatabaseChangeLog().validate(database);
            return !liquibase
                    .listUnexpectedChangeSets(new Contexts(), new LabelExpression())
                    .isEmpty();
        }
    }
}
