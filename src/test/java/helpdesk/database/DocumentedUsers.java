package helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Makes the two users of the database that `operating.md` documents, as it says: the first one makes the tables, and
/// the server is the second one.
public class DocumentedUsers {

    private static final Pattern STATEMENTS = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "Of-A-Test-1";

    private record User(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {}

    @Bean
    @Primary
    JdbcConnectionDetails documentedUser(
            @Qualifier("testDatabase") JdbcConnectionDetails root, @Value("${helpdesk.test.schema}") String schema)
            throws IOException, LiquibaseException {
        var database = JdbcClient.create(source(root));
        database.sql("DROP USER IF EXISTS 'helpdesk_migration'@'%', 'helpdesk'@'%'")
                .update();
        var statements = documented(schema);
        statements.getFirst().forEach(statement -> database.sql(statement).update());
        migrate(source(new User(root.getJdbcUrl(), "helpdesk_migration", PASSWORD)));
        statements.getLast().forEach(statement -> database.sql(statement).update());
        return new User(root.getJdbcUrl(), "helpdesk", PASSWORD);
    }

    /// Those for each user.
    private static List<List<String>> documented(String schema) throws IOException {
        return STATEMENTS
                .matcher(Files.readString(Path.of("src/docs/operating.md")))
                .results()
                .map(block -> block.group(1)
                        .replace(" ON helpdesk.", " ON " + schema + ".")
                        .replace("…", PASSWORD))
                .map(block -> Stream.of(block.split(";"))
                        .map(String::strip)
                        .filter(statement -> !statement.isEmpty())
                        .toList())
                .toList();
    }

    private static void migrate(DataSource source) throws LiquibaseException {
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(new Migrations(source));
        liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }

    static DataSource source(JdbcConnectionDetails user) {
        var source = new DriverManagerDataSource(user.getJdbcUrl());
        source.setUsername(user.getUsername());
        source.setPassword(user.getPassword());
        return source;
    }
}
