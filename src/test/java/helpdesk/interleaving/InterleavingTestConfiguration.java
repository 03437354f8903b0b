package helpdesk.interleaving;

import helpdesk.database.DatabaseSchema;
import helpdesk.export.WholeExport;
import helpdesk.portal.MailedLink;
import helpdesk.purge.PurgeStages;
import helpdesk.retention.RetentionStages;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.support.TransactionOperations;

/// What it takes to stop sessions, and to set scenes for them.
@Import({PurgeStages.class, RetentionStages.class, MailedLink.class, WholeExport.class})
class InterleavingTestConfiguration {

    @Bean
    @Lazy
    Tables tables(DatabaseSchema schema) {
        return Tables.of(schema);
    }

    @Bean
    DatabaseSchema schema(JdbcClient jdbc, TransactionOperations transactions) {
        return new DatabaseSchema(jdbc, transactions);
    }

    /// Nobody else is on stage: what the server does by itself, every now and then, would hold locks as well.
    @Bean
    ApplicationRunner silence(ScheduledTaskHolder tasks) {
        return _ -> tasks.getScheduledTasks().forEach(ScheduledTask::cancel);
    }

    @Bean
    @Lazy
    Theatre theatre(
            JdbcOperations jdbc,
            JdbcClient client,
            TransactionOperations transactions,
            DatabaseSchema schema,
            ExecutionGraphQlService api,
            PurgeStages purges,
            RetentionStages retention,
            MailedLink link,
            WholeExport export) {
        var setter = new SceneSetter(jdbc, transactions, schema);
        return new Theatre(setter, new Desk(api), purges, retention, link, export, client, schema.tables());
    }

    @Bean
    static BeanPostProcessor gates() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof DataSource source
                        ? new GatedDataSource(source)
                        : bean;
            }
        };
    }
}
