package helpdesk.development;

import java.sql.Connection;
import java.sql.SQLException;
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
        if (bean instanceof SpringLiquibase migration) {
            emptyIfOfBefore(migration);
        }
        return bean;
    }

    private static void emptyIfOfBefore(SpringLiquibase migration) {
        try (var connection = migration.getDataSource().getConnection()) {
            var liquibase = liquibase(migration, connection);
            if (isOfBefore(liquibase)) {
                System.out.println(STARTS_AFRESH);
                liquibase.dropAll();
            }
        } catch (LiquibaseException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Liquibase liquibase(SpringLiquibase migration, Connection connection) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        return new Liquibase(
                migration.getChangeLog(), new SpringResourceAccessor(migration.getResourceLoader()), database);
    }

    private static boolean isOfBefore(Liquibase liquibase) throws LiquibaseException {
        try {
            liquibase.getDatabaseChangeLog().validate(liquibase.getDatabase());
        } catch (ValidationFailedException changed) {
            return true;
        }
        return !liquibase
                .listUnexpectedChangeSets(new Contexts(), new LabelExpression())
                .isEmpty();
    }
}
