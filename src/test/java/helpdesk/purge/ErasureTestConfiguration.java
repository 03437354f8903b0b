package helpdesk.purge;

import helpdesk.database.DatabaseSchema;
import helpdesk.database.ExplainingDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What erasure tests look into the database with.
class ErasureTestConfiguration {

    @Bean
    DatabaseSchema schema(JdbcClient jdbc, TransactionOperations transactions) {
        return new DatabaseSchema(jdbc, transactions);
    }

    @Bean
    static BeanPostProcessor explaining() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? new ExplainingDataSource(dataSource) : bean;
            }
        };
    }
}
