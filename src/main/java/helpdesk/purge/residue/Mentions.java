package helpdesk.purge.residue;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.database.EntityId;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.spi.PurgeMentions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far purges have searched for mentions, and in which tickets they found some.
@Repository
public class Mentions {

    /// Larger than any id, and smaller than any.
    private static final UUID BEGINNING = new UUID(-1, -1);

    private static final UUID END = new UUID(0, 0);

    private final JdbcClient jdbc;

    Mentions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param reached the id of the text that was searched last
    record Progress(String source, UUID reached) {}

    void begin(PurgeId purge, String source) {
        jdbc.sql("""
            INSERT INTO contact_purge_search (purge_id, source, searched, reached, is_complete)
            VALUES (:purge, :source, 0, :reached, FALSE)
            """)
                .param("purge", purge.bytes())
                .param("source", source)
                .param("reached", UUIDUtil.asByteArray(BEGINNING))
                .update();
    }

    /// The kind of text that is searched the least far back, so that all of them are searched from the newest on.
    Optional<Progress> next(PurgeId purge) {
        return jdbc.sql("""
            SELECT source, reached FROM contact_purge_search
            WHERE purge_id = :purge AND NOT is_complete ORDER BY reached DESC, source LIMIT 1
            """)
                .param("purge", purge.bytes())
                .query((row, _) -> new Progress(row.getString("source"), EntityId.uuid(row.getBytes("reached"))))
                .optional();
    }

    void searched(PurgeId purge, SearchedTexts texts) {
        jdbc.sql("""
            UPDATE contact_purge_search SET searched = searched + :count, reached = :reached, is_complete = :isLast
            WHERE purge_id = :purge AND source = :source
            """)
                .param("count", texts.count())
                .param("reached", UUIDUtil.asByteArray(texts.reached()))
                .param("isLast", texts.isLast())
                .param("purge", purge.bytes())
                .param("source", texts.source())
                .update();
    }

    void add(PurgeId purge, SearchedTexts.Found found) {
        jdbc.sql("""
            INSERT INTO contact_purge_mention (purge_id, ticket_id, emails, phones, names)
            VALUES (:purge, :ticket, :email, :phone, :name)
            ON DUPLICATE KEY UPDATE emails = emails + :email, phones = phones + :phone, names = names + :name
            """)
                .param("purge", purge.bytes())
                .param("ticket", UUIDUtil.asByteArray(found.ticket()))
                .param("email", found.email() ? 1 : 0)
                .param("phone", found.phone() ? 1 : 0)
                .param("name", found.name() ? 1 : 0)
                .update();
    }

    /// How many texts are searched.
    public int searched(PurgeId purge) {
        return jdbc.sql("SELECT COALESCE(SUM(searched), 0) FROM contact_purge_search WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .query(Integer.class)
                .single();
    }

    /// From now on nothing tells any more which text was searched last.
    public void end(PurgeId purge) {
        jdbc.sql("UPDATE contact_purge_search SET reached = :end WHERE purge_id = :purge")
                .param("end", UUIDUtil.asByteArray(END))
                .param("purge", purge.bytes())
                .update();
    }

    public PurgeMentions of(PurgeId purge) {
        var tickets = jdbc.sql("""
            SELECT ticket_id FROM contact_purge_mention WHERE purge_id = :purge
            ORDER BY emails + phones + names DESC, ticket_id DESC LIMIT :most
            """)
                .param("purge", purge.bytes())
                .param("most", PurgeMentions.MOST_TICKETS)
                .query((row, _) -> EntityId.uuid(row.getBytes(1)))
                .list();
        return jdbc.sql("""
            SELECT COALESCE(SUM(emails), 0), COALESCE(SUM(phones), 0), COALESCE(SUM(names), 0), COUNT(*),
                (SELECT COALESCE(SUM(searched), 0) FROM contact_purge_search WHERE purge_id = :purge),
                (SELECT COUNT(*) FROM contact_purge_search WHERE purge_id = :purge AND NOT is_complete)
            FROM contact_purge_mention WHERE purge_id = :purge
            """)
                .param("purge", purge.bytes())
                .query((row, _) -> new PurgeMentions(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(5),
                        row.getInt(6) == 0,
                        tickets,
                        row.getInt(4)))
                .single();
    }
}
