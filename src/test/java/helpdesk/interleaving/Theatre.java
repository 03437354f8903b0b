package helpdesk.interleaving;

import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Table;
import helpdesk.portal.MailedLink;
import helpdesk.purge.PurgeStages;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where scenes are set and played.
record Theatre(
        SceneSetter setter, Desk desk, PurgeStages purges, MailedLink link, JdbcClient jdbc, List<Table> tables) {

    Calls calls(Scene scene, Side side) {
        return new Calls(desk, purges, link, scene, side);
    }

    DatabaseSnapshot snapshot() {
        return DatabaseSnapshot.of(tables, jdbc);
    }
}
