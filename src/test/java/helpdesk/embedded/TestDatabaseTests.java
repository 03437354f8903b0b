package helpdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HelpdeskTest
class TestDatabaseTests {

    @Autowired
    JdbcClient database;

    @Test
    void readsOnlyWhatIsCommitted() {
        assertThat(one("SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
    }

    @Test
    void speaksUtcWhateverZoneTheServerIsIn() {
        assertThat(one("SELECT @@session.time_zone")).isIn("UTC", "+00:00", "+0:00");
        assertThat(database.sql("SELECT :moment")
                        .param("moment", LocalDateTime.parse("2026-03-29T02:30:00.123456"))
                        .query(LocalDateTime.class)
                        .single())
                .isEqualTo("2026-03-29T02:30:00.123456");
    }

    @Test
    void keepsAnyCharacter() {
        var text = "Zoë 👩🏽‍🚀 שלום";
        assertThat(database.sql("SELECT :text")
                        .param("text", text)
                        .query(String.class)
                        .single())
                .isEqualTo(text);
    }

    @Test
    void refusesWhatMySqlRefuses() {
        assertThat(one("SELECT @@sql_mode")).contains("ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES");
    }

    private String one(String query) {
        return database.sql(query).query(String.class).single();
    }
}
