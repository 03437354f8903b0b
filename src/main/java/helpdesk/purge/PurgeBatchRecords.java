package helpdesk.purge;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.StringUtils;

/// The records of purge batches. They are kept for good, and none holds a personal value.
@Repository
class PurgeBatchRecords {

    private static final String BATCH = """
        SELECT b.*, kind, subject, planned, for_one, for_many
        FROM purge_batch b JOIN purge_batch_action ON batch_id = b.id\
        """;

    private static final int MOST_IN_STATEMENT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeBatchRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<PurgeBatch> find(PurgeBatchId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /// In any order.
    List<PurgeBatch> findAll(Collection<PurgeBatchId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(BATCH + " WHERE b.id IN (:ids) ORDER BY position")
                .param("ids", ids.stream().map(PurgeBatchId::bytes).toList())
                .query(this::batches);
    }

    /// In any order.
    ///
    /// @param page a statement that selects their ids
    List<PurgeBatch> findPage(String page, Map<String, ?> parameters) {
        return jdbc.sql(BATCH + " JOIN (" + page + ") page ON page.id = b.id ORDER BY position")
                .params(parameters)
                .query(this::batches);
    }

    /// Locked until the running transaction ends.
    Optional<PurgeBatch> lock(PurgeBatchId id) {
        return jdbc
                .sql(BATCH + " WHERE b.id = :id ORDER BY position FOR UPDATE")
                .param("id", id.bytes())
                .query(this::batches)
                .stream()
                .findFirst();
    }

    /// Those that are to start by themselves by now.
    List<PurgeBatchId> findDue() {
        return findThatStartByThemselves("starts_at <= :now");
    }

    /// Those that are to start by themselves.
    List<PurgeBatchId> findThoseThatWait() {
        return findThatStartByThemselves("starts_at IS NOT NULL");
    }

    private List<PurgeBatchId> findThatStartByThemselves(String when) {
        return jdbc.sql("SELECT id FROM purge_batch WHERE state = 'PREPARED' AND " + when + " AND expires_at > :now")
                .param("now", Columns.of(clock.instant()))
                .query((row, _) -> new PurgeBatchId(EntityId.uuid(row.getBytes(1))))
                .list();
    }

    /// The contacts of batches that are to start by themselves, or did and still run.
    Set<ContactId> findWaiting() {
        return jdbc.sql("""
            SELECT contact_id FROM purge_batch STRAIGHT_JOIN purge_batch_contact ON batch_id = id
            WHERE state IN ('PREPARED', 'RUNNING') AND starts_at IS NOT NULL
              AND (state = 'RUNNING' OR expires_at > :now) AND NOT is_left_out
            """)
                .param("now", Columns.of(clock.instant()))
                .query((row, _) -> new ContactId(EntityId.uuid(row.getBytes(1))))
                .set();
    }

    void add(PurgeBatch batch, Collection<PurgeBatchContact> contacts) {
        jdbc.sql("""
            INSERT INTO purge_batch (
                id, state, fingerprint, contacts, left_out, prepared_at, prepared_by, prepared_by_subject, expires_at,
                starts_at)
            VALUES (:id, 'PREPARED', '', :contacts, :leftOut, :preparedAt, :preparedBy, :subject, :expiresAt, :startsAt)
            """)
                .param("id", batch.batchId().bytes())
                .param("contacts", batch.prepared())
                .param("leftOut", batch.leftOut())
                .param("preparedAt", Columns.of(batch.preparedAt()))
                .param("preparedBy", batch.preparedBy().displayName().value())
                .param("subject", subject(batch.preparedBy()))
                .param("expiresAt", Columns.of(batch.expiresAt()))
                .param("startsAt", batch.startsAt() == null ? null : Columns.of(batch.startsAt()))
                .update();
        var rows = contacts.stream()
                .map(contact -> new @Nullable Object[] {
                    batch.batchId().bytes(),
                    contact.contactId().bytes(),
                    contact.planned(),
                    contact.isLeftOut(),
                    String.join(" ", contact.blockers())
                })
                .toList();
        IntStream.iterate(0, first -> first < rows.size(), first -> first + MOST_IN_STATEMENT)
                .mapToObj(first -> rows.subList(first, Math.min(first + MOST_IN_STATEMENT, rows.size())))
                .forEach(some -> jdbc.sql("""
                    INSERT INTO purge_batch_contact (batch_id, contact_id, planned, is_left_out, blockers) VALUES :rows
                    """).param("rows", some).update());
    }

    /// Stores what the contacts were counted to have.
    void addPlans(PurgeBatchId batch, List<PurgePlan> plans) {
        jdbc.sql("""
            UPDATE JSON_TABLE(:plans, '$[*]' COLUMNS (
                id CHAR(32) PATH '$[0]', fingerprint VARCHAR(43) PATH '$[1]', planned INT PATH '$[2]')) plan
            STRAIGHT_JOIN purge_batch_contact target
                ON target.batch_id = :batch AND target.contact_id = UNHEX(plan.id)
            SET target.fingerprint = plan.fingerprint, target.planned = plan.planned
            """)
                .param("batch", batch.bytes())
                .param("plans", plans.stream().map(PurgeBatchRecords::json).collect(Collectors.joining(",", "[", "]")))
                .update();
    }

    private static String json(PurgePlan plan) {
        return "[\"%s\",\"%s\",%s]"
                .formatted(HexFormat.of().formatHex(plan.contact().id().bytes()), plan.fingerprint(), plan.rows());
    }

    void addSum(PurgeBatchId batch, String fingerprint, List<PurgeAction> actions) {
        jdbc.sql("UPDATE purge_batch SET fingerprint = :fingerprint WHERE id = :batch")
                .param("fingerprint", fingerprint)
                .param("batch", batch.bytes())
                .update();
        jdbc.sql("""
            INSERT INTO purge_batch_action (batch_id, position, kind, subject, planned, for_one, for_many) VALUES :rows
            """)
                .param(
                        "rows",
                        IntStream.range(0, actions.size())
                                .mapToObj(position -> row(batch, position, actions.get(position)))
                                .toList())
                .update();
    }

    private static Object[] row(PurgeBatchId batch, int position, PurgeAction action) {
        return new Object[] {
            batch.bytes(),
            position,
            action.kind().name(),
            action.subject(),
            action.count(),
            action.sentence().forOne(),
            action.sentence().forMany()
        };
    }

    void start(PurgeBatchId batch, Agent agent) {
        jdbc.sql("""
            UPDATE purge_batch
            SET state = 'RUNNING', started_at = :now, started_by = :agent, started_by_subject = :subject WHERE id = :batch
            """)
                .param("batch", batch.bytes())
                .param("now", Columns.of(clock.instant()))
                .param("agent", agent.displayName().value())
                .param("subject", subject(agent))
                .update();
    }

    void cancel(PurgeBatchId batch, Agent agent) {
        jdbc.sql("""
            UPDATE purge_batch
            SET state = 'CANCELLED', ended_at = :now, cancelled_by = :agent, cancelled_by_subject = :subject
            WHERE id = :batch
            """)
                .param("batch", batch.bytes())
                .param("now", Columns.of(clock.instant()))
                .param("agent", agent.displayName().value())
                .param("subject", subject(agent))
                .update();
    }

    void complete(PurgeBatchId batch) {
        jdbc.sql("UPDATE purge_batch SET state = 'COMPLETED', ended_at = :now WHERE id = :batch")
                .param("batch", batch.bytes())
                .param("now", Columns.of(clock.instant()))
                .update();
    }

    private static String subject(Agent agent) {
        return Objects.requireNonNull(agent.subject()).value();
    }

    /// The next contacts to purge, in the order of their ids.
    List<PurgeBatchContact> next(PurgeBatch batch, int most) {
        return jdbc.sql("""
            SELECT contact_id, planned, fingerprint, blockers FROM purge_batch_contact
            WHERE batch_id = :batch AND contact_id > :last AND planned IS NOT NULL ORDER BY contact_id LIMIT :most
            """)
                .param("batch", batch.batchId().bytes())
                .param("last", batch.last() == null ? new byte[0] : batch.last().bytes())
                .param("most", most)
                .query(PurgeBatchRecords::contact)
                .list();
    }

    static PurgeBatchContact contact(ResultSet row, int number) throws SQLException {
        return new PurgeBatchContact(
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                row.getObject("planned", Integer.class),
                row.getString("fingerprint"),
                List.of(StringUtils.tokenizeToStringArray(row.getString("blockers"), " ")));
    }

    void skip(PurgeBatchId batch, ContactId contact, List<String> blockers) {
        jdbc.sql("""
            UPDATE purge_batch_contact SET is_left_out = TRUE, blockers = :blockers
            WHERE batch_id = :batch AND contact_id = :contact
            """)
                .param("blockers", String.join(" ", blockers))
                .param("batch", batch.bytes())
                .param("contact", contact.bytes())
                .update();
    }

    void progress(PurgeBatchId batch, ContactId last, int purged, int skipped) {
        jdbc.sql("""
            UPDATE purge_batch SET last_contact = :last, purged = purged + :purged, skipped = skipped + :skipped
            WHERE id = :batch
            """)
                .param("last", last.bytes())
                .param("purged", purged)
                .param("skipped", skipped)
                .param("batch", batch.bytes())
                .update();
    }

    /// From rows in the order of their positions.
    private List<PurgeBatch> batches(ResultSet rows) throws SQLException {
        var batches = new LinkedHashMap<PurgeBatchId, PurgeBatch>();
        while (rows.next()) {
            var batch = batch(rows);
            batches.merge(batch.batchId(), batch, PurgeBatch::and);
        }
        return List.copyOf(batches.values());
    }

    private PurgeBatch batch(ResultSet row) throws SQLException {
        var last = row.getBytes("last_contact");
        var expiresAt = Columns.instant(row, "expires_at");
        var sentence = new PurgeSentence(row.getString("for_one"), row.getString("for_many"));
        return new PurgeBatch(
                new PurgeBatchId(EntityId.uuid(row.getBytes("id"))),
                state(PurgeBatchState.valueOf(row.getString("state")), expiresAt),
                row.getString("fingerprint"),
                row.getInt("contacts"),
                row.getInt("left_out"),
                row.getInt("purged"),
                row.getInt("skipped"),
                last == null ? null : new ContactId(UUIDUtil.uuid(last)),
                Columns.instant(row, "prepared_at"),
                Objects.requireNonNull(agent(row, "prepared_by")),
                expiresAt,
                Columns.instantOrNull(row, "starts_at"),
                Columns.instantOrNull(row, "started_at"),
                agent(row, "started_by"),
                Columns.instantOrNull(row, "ended_at"),
                agent(row, "cancelled_by"),
                List.of(new PurgeAction(
                        PurgeActionKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getInt("planned"),
                        sentence)));
    }

    private PurgeBatchState state(PurgeBatchState stored, Instant expiresAt) {
        return stored == PurgeBatchState.PREPARED && !clock.instant().isBefore(expiresAt)
                ? PurgeBatchState.EXPIRED
                : stored;
    }

    private static @Nullable Agent agent(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null
                ? null
                : new Agent(new PersonalText(name), new PersonalText(row.getString(column + "_subject")));
    }
}
