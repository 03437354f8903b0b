package helpdesk.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.database.ForeignKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTests {

    private final Tables tables = new Tables(
            Set.of("contact", "ticket", "comment"), List.of(key("ticket", "contact"), key("comment", "ticket")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM ticket FOR UPDATE | ticket",
                "INSERT INTO ticket (id, contact_id) VALUES (1, 2) | ticket contact",
                "UPDATE ticket SET status = 1 WHERE contact_id = 2 | ticket",
                "UPDATE ticket SET contact_id = 3 | ticket contact",
                "UPDATE ticket SET contact_id = NULL | ticket",
                "DELETE FROM ticket WHERE id = 1 | ticket comment",
                "REPLACE INTO ticket (id, contact_id) VALUES (1, 2) | ticket contact comment",
                "DELETE ticket FROM ticket JOIN contact | ticket contact comment",
                "INSERT INTO ticket_number (id) VALUES (1) | ''",
            })
    void locksWhatIsNamedAndWhatForeignKeysLeadTo(String sql, String locked) {
        assertThat(tables.lockedBy(sql))
                .containsExactlyInAnyOrder(locked.isEmpty() ? new String[0] : locked.split(" "));
    }

    private static ForeignKey key(String table, String referred) {
        return new ForeignKey("", table, referred + "_id", referred, "id", "RESTRICT", "RESTRICT");
    }
}
