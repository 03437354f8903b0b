package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/// Fills the help desk with the demo when nothing is in it, and leaves every other one alone.
final class EmptyHelpdesk implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyHelpdesk.class);

    private final DemoSettings settings;
    private final JdbcTemplate jdbc;
    private final RowWriter writer;

    EmptyHelpdesk(DemoSettings settings, JdbcTemplate jdbc, RowWriter writer) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.writer = writer;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.contacts() > 0 && isEmpty()) {
            fill(new DemoHelpdesk(settings.contacts()));
        }
    }

    /// Defined fields and past purges count: the demo's ids are the same each time, and must not be used again.
    private boolean isEmpty() {
        var everUsed = """
            SELECT EXISTS (SELECT 1 FROM contact)
                OR EXISTS (SELECT 1 FROM custom_field)
                OR EXISTS (SELECT 1 FROM contact_purge)
            """;
        return !Boolean.TRUE.equals(jdbc.queryForObject(everUsed, Boolean.class));
    }

    private void fill(DemoHelpdesk demo) {
        LOG.info("Filling the help desk with {} demo contacts", settings.contacts());
        var start = Instant.now();
        var rows = writer.write(demo.rows());
        LOG.info(
                "Wrote {} rows in {} ms",
                rows,
                Duration.between(start, Instant.now()).toMillis());
    }
}
