package helpdesk.embedded;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/// Points the application at the suite's schema, or at another one by the property `helpdesk.test.schema`: a test that
/// needs a help desk for itself. Not annotated as a configuration: component scanning would find it in the development
/// server too, which has a database of its own.
public class TestDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails testDatabase(@Value("${helpdesk.test.schema:helpdesk_test}") String schema) {
        return TestDatabase.schema(schema);
    }
}
