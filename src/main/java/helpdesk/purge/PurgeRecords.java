package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The records of purges, with their progress. Completed ones are kept for good. None holds a personal value.
@Repository
class PurgeRecords {

    private static final String PURGE = """
        SELECT id, contact_id, state, requested_by, requested_by_subject, started_at, completed_at,
            position, kind, subject, planned, done, for_one, for_many
        FROM contact_purge JOIN contact_purge_action ON purge_id = id
        WHERE \
        """;

    private final JdbcClient jdbc;

    PurgeRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Purge> find(PurgeId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /// In one statement, so that states and counts are of one moment.
    List<Purge> findAll(Collection<PurgeId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PURGE + "id IN (:ids)")
                .param("ids", ids.stream().map(PurgeId::bytes).toList())
                .query(PurgeRecords::purges);
    }

    /// In any order.
    ///
    /// @param page a statement that selects their ids
    List<Purge> findPage(String page, Map<String, ?> parameters) {
        return jdbc.sql(PURGE.replace("WHERE", "JOIN (" + page + ") page USING (id)"))
                .params(parameters)
                .query(PurgeRecords::purges);
    }

    Optional<Purge> findOfContact(ContactId contact) {
        return jdbc
                .sql(PURGE + "contact_id = :contact")
                .param("contact", contact.bytes())
                .query(PurgeRecords::purges)
                .stream()
                .findFirst();
    }

    /// @param purges at least one
    /// @param batch the batch that they belong to; null if they belong to none
    void add(List<Purge> purges, @Nullable PurgeBatchId batch) {
        jdbc.sql("""
            INSERT INTO contact_purge (
                id, contact_id, batch_id, state, requested_by, requested_by_subject, started_at, completed_at)
            VALUES :rows
            """)
                .param("rows", purges.stream().map(purge -> row(purge, batch)).toList())
                .update();
        addLines(purges.stream()
                .flatMap(purge -> rows(purge.purgeId(), 0, purge.lines()))
                .toList());
    }

    private static @Nullable Object[] row(Purge purge, @Nullable PurgeBatchId batch) {
        return new @Nullable Object[] {
            purge.purgeId().bytes(),
            purge.contact().bytes(),
            batch == null ? null : batch.bytes(),
            purge.state().name(),
            purge.requestedBy().value(),
            purge.requestedBySubject().value(),
            Columns.of(purge.startedAt()),
            purge.completedAt() == null ? null : Columns.of(purge.completedAt())
        };
    }

    private void addLines(List<Object[]> rows) {
        jdbc.sql("""
            INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
            VALUES :rows
            """).param("rows", rows).update();
    }

    private static Stream<Object[]> rows(PurgeId purge, int first, List<PurgeLine> lines) {
        return IntStream.range(0, lines.size()).mapToObj(index -> row(purge, first + index, lines.get(index)));
    }

    private static Object[] row(PurgeId purge, int position, PurgeLine line) {
        var action = line.planned();
        return new Object[] {
            purge.bytes(),
            position,
            action.kind().name(),
            action.subject(),
            action.count(),
            line.done(),
            action.sentence().forOne(),
            action.sentence().forMany()
        };
    }

    void progress(Purge purge, PurgeLine line, int rows) {
        jdbc.sql("""
            UPDATE contact_purge_action SET done = done + :rows
            WHERE purge_id = :purge AND kind = :kind AND subject = :subject
            """)
                .param("rows", rows)
                .param("purge", purge.purgeId().bytes())
                .param("kind", line.planned().kind().name())
                .param("subject", line.planned().subject())
                .update();
    }

    /// Plans an action for the rows that are left; adds a line if there was none.
    void planAgain(Purge purge, PurgeAction left) {
        var planned = jdbc.sql("""
            UPDATE contact_purge_action SET planned = GREATEST(planned, done + :count)
            WHERE purge_id = :purge AND kind = :kind AND subject = :subject
            """)
                .param("count", left.count())
                .param("purge", purge.purgeId().bytes())
                .param("kind", left.kind().name())
                .param("subject", left.subject())
                .update();
        if (planned == 0) {
            addLines(rows(purge.purgeId(), nextPosition(purge), List.of(new PurgeLine(left, 0)))
                    .toList());
        }
    }

    private int nextPosition(Purge purge) {
        return jdbc.sql("SELECT COALESCE(MAX(position) + 1, 0) FROM contact_purge_action WHERE purge_id = :purge")
                .param("purge", purge.purgeId().bytes())
                .query(Integer.class)
                .single();
    }

    /// Completes a purge that has nothing left to do: rows that were planned and not done were deleted by another
    /// purge.
    void complete(Purge purge, Instant now) {
        jdbc.sql("""
            UPDATE contact_purge_action SET left_to_others = planned - done, planned = done
            WHERE purge_id = :purge AND done < planned
            """).param("purge", purge.purgeId().bytes()).update();
        jdbc.sql("UPDATE contact_purge SET state = 'COMPLETED', completed_at = :now WHERE id = :id")
                .param("id", purge.purgeId().bytes())
                .param("now", Columns.of(now))
                .update();
    }

    /// From rows in any order.
    private static List<Purge> purges(ResultSet rows) throws SQLException {
        var byPosition = new TreeMap<Integer, List<Purge>>();
        while (rows.next()) {
            byPosition
                    .computeIfAbsent(rows.getInt("position"), _ -> new ArrayList<>())
                    .add(purge(rows));
        }
        var purges = new LinkedHashMap<PurgeId, Purge>();
        byPosition.values().forEach(some -> some.forEach(purge -> purges.merge(purge.purgeId(), purge, Purge::and)));
        return List.copyOf(purges.values());
    }

    private static Purge purge(ResultSet row) throws SQLException {
        return new Purge(
                new PurgeId(EntityId.uuid(row.getBytes("id"))),
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                PurgeState.valueOf(row.getString("state")),
                new PersonalText(row.getString("requested_by")),
                new PersonalText(row.getString("requested_by_subject")),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "completed_at"),
                List.of(line(row)));
    }

    private static PurgeLine line(ResultSet row) throws SQLException {
        var sentence = new PurgeSentence(row.getString("for_one"), row.getString("for_many"));
        var planned = new PurgeAction(
                PurgeActionKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getInt("planned"),
                sentence);
        return new PurgeLine(planned, row.getInt("done"));
    }
}
