package helpdesk.development;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The development server keeps its data as long as the change log stays what it was.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_database_of_before")
class DatabaseOfBeforeTests {

    @Autowired
    SpringLiquibase migration;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void aContact() {
        helpdesk.aContact();
    }

    @Test
    void staysWhenNothingHasChanged(CapturedOutput output) throws LiquibaseException {
        start();
        assertThat(contacts()).isPositive();
        assertThat(output).doesNotContain(DatabaseOfBefore.STARTS_AFRESH);
    }

    @Test
    void startsAfreshWhenAChangeSetHasChanged(CapturedOutput output) throws LiquibaseException {
        database.sql("UPDATE DATABASECHANGELOG SET md5sum = '9:0123456789abcdef0123456789abcdef' WHERE id = 'contact'")
                .update();
        startsAfresh(output);
    }

    @Test
    void startsAfreshWhenAChangeSetIsGone(CapturedOutput output) throws LiquibaseException {
        database.sql("UPDATE DATABASECHANGELOG SET id = 'comment-of-before' WHERE id = 'comment'")
                .update();
        startsAfresh(output);
    }

    private void startsAfresh(CapturedOutput output) throws LiquibaseException {
        start();
        assertThat(contacts()).isZero();
        assertThat(output).containsOnlyOnce(DatabaseOfBefore.STARTS_AFRESH);
    }

    /// As in a process of its own: Liquibase remembers in this one that the database is up to date.
    private void start() throws LiquibaseException {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        new DatabaseOfBefore().postProcessBeforeInitialization(migration, "liquibase");
        migration.afterPropertiesSet();
    }

    private int contacts() {
        return database.sql("SELECT COUNT(*) FROM contact").query(Integer.class).single();
    }
}
