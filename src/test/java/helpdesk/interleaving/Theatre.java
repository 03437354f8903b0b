package helpdesk.interleaving;

import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Table;
import helpdesk.export.WholeExport;
import helpdesk.portal.MailedLink;
import helpdesk.purge.PurgeStages;
import helpdesk.retention.RetentionStages;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where scenes are set and played.
record Theatre(
        SceneSetter setter,
        Desk desk,
        PurgeStages purges,
        RetentionStages retention,
        MailedLink link,
        WholeExport export,
        JdbcClient jdbc,
        List<Table> tables) {

    Calls calls(Scene scene, Map<Side, PurgeStages.Batch> batches, Side side) {
        return new Calls(desk, purges, retention, link, export, batches, scene, side);
    }

    DatabaseSnapshot snapshot() {
        return DatabaseSnapshot.of(tables, jdbc);
    }
}
