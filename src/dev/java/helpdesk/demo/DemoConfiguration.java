package helpdesk.demo;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills an empty help desk when the server starts. Not annotated as a configuration: component scanning would find it
/// in every test.
@EnableConfigurationProperties(DemoSettings.class)
public class DemoConfiguration {

    @Bean
    EmptyHelpdesk demoHelpdesk(DemoSettings settings, JdbcTemplate jdbc, TransactionTemplate transactions) {
        return new EmptyHelpdesk(settings, jdbc, new RowWriter(jdbc, transactions));
    }
}
