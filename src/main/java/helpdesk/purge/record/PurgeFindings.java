package helpdesk.purge.record;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the last look of each purge has found where nothing should be.
@Repository
public class PurgeFindings {

    private final JdbcClient jdbc;

    PurgeFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<ResidueFinding> of(PurgeId purge) {
        return jdbc.sql("""
            SELECT table_name, column_name, found FROM contact_purge_finding
            WHERE purge_id = :purge ORDER BY table_name, column_name
            """)
                .param("purge", purge.bytes())
                .query((row, _) -> new ResidueFinding(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    public void replace(PurgeId purge, List<ResidueFinding> findings) {
        jdbc.sql("DELETE FROM contact_purge_finding WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .update();
        findings.forEach(finding -> add(purge, finding));
    }

    private void add(PurgeId purge, ResidueFinding finding) {
        jdbc.sql("""
            INSERT INTO contact_purge_finding (purge_id, table_name, column_name, found)
            VALUES (:purge, :table, :column, :count)
            """)
                .param("purge", purge.bytes())
                .param("table", finding.table())
                .param("column", finding.column())
                .param("count", finding.count())
                .update();
    }
}
