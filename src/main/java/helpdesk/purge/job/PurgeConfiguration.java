package helpdesk.purge.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import helpdesk.purge.residue.PurgeKey;
import helpdesk.purge.work.PurgeJob;
import helpdesk.purge.work.PurgeSettings;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Reads the settings, and lets jobs be stored in the transactions of what they are for.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
class PurgeConfiguration {

    @Bean
    SchedulerClient purgeJobClient(DataSource database) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(PurgeJob.TABLE)
                .build();
    }

    @Bean
    PurgeKey purgeKey(PurgeSettings settings, JdbcClient jdbc) {
        return new PurgeKey(settings.key(), jdbc);
    }
}
