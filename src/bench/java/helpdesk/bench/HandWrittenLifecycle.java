package helpdesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The baseline for writes: what they cost in hand-written SQL on one connection, with the same promises. A purge
/// looks whether purges are paused. Then it locks the contact, links sign-ups with its address, counts what will go,
/// and compares that with its preview. A small one is done in the same transaction: it locks the tickets, executes
/// the steps that have something to do, counts again, forgets how many mails there were, deletes the contact, and
/// records what it did. A large one is done in chunks, with the progress in each. Each change writes an audit event.
record HandWrittenLifecycle(Statements sql) implements Lifecycle {

    static final int MOST_ROWS = 1_000;
    static final int MOST_BYTES = 4_000_000;

    private static final String SOFT_DELETE = """
        UPDATE contact
        SET state = 'SOFT_DELETED', version = version + 1, updated_at = ?, soft_deleted_at = ?, soft_deleted_by = 'officer',
            soft_deleted_by_subject = 'officer', soft_deletions = soft_deletions + 1
        WHERE id = ? AND state = 'ACTIVE'
        """;

    private static final String RESTORE = """
        UPDATE contact
        SET state = 'ACTIVE', version = version + 1, updated_at = ?, soft_deleted_at = NULL, soft_deleted_by = NULL,
            soft_deleted_by_subject = NULL
        WHERE id = ? AND state = 'SOFT_DELETED'
        """;

    private static final String AUDIT = """
        INSERT INTO audit_event (id, contact_id, position, kind, agent, agent_subject, occurred_at)
        SELECT ?, ?, latest.position + 1, ?, 'officer', 'officer', ?
        FROM (SELECT COALESCE(MAX(position), 0) AS position FROM audit_event WHERE contact_id = ?) latest
        """;

    private static final String CONTACT = """
        SELECT version, state, name, email, phone, job_title, address, soft_deleted_at FROM contact WHERE id = ?\
        """;

    static final String LOCK = CONTACT + " FOR UPDATE";

    static final String PAUSE = "SELECT COUNT(*) FROM purge_switch WHERE id = 1 AND paused";

    static final String LINK_SIGN_UPS = """
        UPDATE portal_mail s JOIN contact c ON c.email_key = s.email_key SET s.contact_id = c.id WHERE c.id = ?
        """;

    static final String TICKETS_LOCK = """
        SELECT t.id FROM (
            SELECT id FROM ticket WHERE requester_id = ?
            UNION SELECT ticket_id FROM comment WHERE author_contact_id = ?
            UNION SELECT ticket_id FROM survey_rating WHERE rater_contact_id = ?
            UNION SELECT ticket_id FROM ticket_collaborator WHERE contact_id = ?
            ORDER BY id LIMIT 1000000) concerned
        STRAIGHT_JOIN ticket t ON t.id = concerned.id FOR UPDATE
        """;

    private static final String BLANK = """
        UPDATE contact
        SET state = 'PURGING', version = version + 1, updated_at = ?, name = NULL, email = NULL, email_key = NULL,
            phone = NULL, job_title = NULL, address = NULL, soft_deleted_at = NULL, soft_deleted_by = NULL,
            soft_deleted_by_subject = NULL
        WHERE id = ?
        """;

    static final String RECORD = """
        INSERT INTO contact_purge (id, contact_id, state, requested_by, requested_by_subject, started_at, completed_at)
        VALUES (?, ?, ?, 'officer', 'officer', ?, ?)
        """;

    static final String ACTIONS = """
        INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
        VALUES \
        """;

    private static final String PROGRESS =
            "UPDATE contact_purge_action SET done = done + ? WHERE purge_id = ? AND position = ?";

    /// Under a name that no server knows, so that none takes it over.
    private static final String JOB = """
        INSERT INTO purge_job (task_name, task_instance, execution_time, picked, version) VALUES ('by hand', ?, ?, TRUE, 1)
        """;

    /// What is done to rows of one table.
    ///
    /// @param key the columns of its primary key
    /// @param source the `FROM` and `WHERE` that find the rows, named `target`, of a contact
    /// @param part the same for a chunk, if it is another one
    /// @param change the `SET` that anonymises a row; null to delete it
    /// @param size the bytes of a row in the binary log, if it may be large
    record Step(
            String kind,
            String subject,
            String table,
            List<String> key,
            String source,
            @Nullable String part,
            @Nullable String change,
            @Nullable String size) {

        String count(int position) {
            return "SELECT " + position + ", COUNT(*), BIT_XOR(CRC32(CONCAT(" + keyOf("target") + "))), 0 FROM "
                    + source;
        }

        String countWithSize(int position) {
            return size == null ? count(position) : count(position).replace(", 0 FROM", ", SUM(" + size + ") FROM");
        }

        /// The same for several contacts, each by itself.
        String countOfEach(int position) {
            return countWithSize(position).replace(", COUNT(*)", ", " + contact() + ", COUNT(*)") + " GROUP BY 2";
        }

        /// The column that is compared with the contact.
        private String contact() {
            var before = source.substring(0, source.indexOf(" = ?"));
            return before.substring(before.lastIndexOf(' ') + 1);
        }

        String execute() {
            return change == null ? "DELETE target FROM " + source : update(source);
        }

        String executeSome() {
            var same = key.stream()
                    .map(column -> "target." + column + " = chosen." + column)
                    .collect(joining(" AND "));
            var chosen = "(SELECT " + keyOf("target") + " FROM " + (part == null ? source : part)
                    + " LIMIT ?) chosen STRAIGHT_JOIN " + table + " target ON " + same;
            return change == null ? "DELETE target FROM " + chosen : "UPDATE " + chosen + " SET " + change;
        }

        /// The `SET` of an `UPDATE` stands before its `WHERE`.
        private String update(String from) {
            var where = from.indexOf(" WHERE ");
            return "UPDATE " + from.substring(0, where) + " SET " + change + from.substring(where);
        }

        private String keyOf(String row) {
            return key.stream().map(column -> row + "." + column).collect(joining(", "));
        }
    }

    /// A large purge is done with them before it begins with others. They are less than a chunk has.
    private static final String FIRST_TICKETS =
            "(SELECT id FROM ticket WHERE requester_id = ? ORDER BY number LIMIT 500) t";

    private static final List<String> ID = List.of("id");
    private static final List<String> VALUE = List.of("contact_id", "custom_field_id");
    private static final List<String> COLLABORATION = List.of("ticket_id", "contact_id");

    static final List<Step> STEPS = List.of(
            delete("ERASE", "CUSTOM_FIELD_VALUE", "custom_field_value", VALUE, "LENGTH(target.value)"),
            delete("ERASE", "PORTAL_ACCOUNT", "portal_account", List.of("contact_id"), null),
            delete("ERASE", "PORTAL_MAIL", "portal_mail", ID, null),
            delete("ERASE", "LEGAL_HOLD", "legal_hold", ID, null),
            toDeletedUser("COMMENT", "comment", "author_contact_id", "2 * LENGTH(target.body)"),
            toDeletedUser("SURVEY_RATING", "survey_rating", "rater_contact_id", "2 * LENGTH(target.remark)"),
            onOthersTickets("ERASE", "COLLABORATION", "ticket_collaborator", COLLABORATION, "contact_id", null, null),
            onOwnTickets("COMMENT", "comment", ID, "LENGTH(target.body)"),
            onOwnTickets("SURVEY_RATING", "survey_rating", ID, "LENGTH(target.remark)"),
            onOwnTickets("COLLABORATION", "ticket_collaborator", COLLABORATION, null),
            new Step(
                    "DELETE",
                    "TICKET",
                    "ticket",
                    ID,
                    "ticket target WHERE target.requester_id = ?",
                    FIRST_TICKETS + " STRAIGHT_JOIN ticket target ON target.id = t.id",
                    null,
                    null),
            records("DELETE", "owner_id"),
            records("ERASE", "author_id"));

    private static final String COUNT = IntStream.range(0, STEPS.size())
            .mapToObj(position -> STEPS.get(position).count(position))
            .collect(joining(" UNION ALL "));

    private static final String COUNT_WITH_SIZES = IntStream.range(0, STEPS.size())
            .mapToObj(position -> STEPS.get(position).countWithSize(position))
            .collect(joining(" UNION ALL "));

    /// With the legal holds that forbid the purge, which come last.
    private static final String COUNT_AND_HOLDS = COUNT_WITH_SIZES + " UNION ALL SELECT " + STEPS.size() + """
        , COUNT(*), 0, 0 FROM legal_hold
        WHERE contact_id = ? AND ended_at IS NULL AND (held_until IS NULL OR held_until > UTC_TIMESTAMP(6))
        """;

    private static Step delete(String kind, String subject, String table, List<String> key, @Nullable String size) {
        return new Step(kind, subject, table, key, table + " target WHERE target.contact_id = ?", null, null, size);
    }

    private static Step records(String kind, String column) {
        var source = "idempotency_record target WHERE target." + column + " = ?";
        return new Step(
                kind, "IDEMPOTENCY_RECORD", "idempotency_record", List.of("key_code"), source, null, null, null);
    }

    private static Step onOwnTickets(String subject, String table, List<String> key, @Nullable String size) {
        var rows = " STRAIGHT_JOIN " + table + " target ON target.ticket_id = t.id";
        var source = "ticket t" + rows + " WHERE t.requester_id = ?";
        return new Step("DELETE", subject, table, key, source, FIRST_TICKETS + rows, null, size);
    }

    private static Step toDeletedUser(String subject, String table, String person, String size) {
        return onOthersTickets("ANONYMIZE", subject, table, ID, person, "target." + person + " = NULL", size);
    }

    private static Step onOthersTickets(
            String kind,
            String subject,
            String table,
            List<String> key,
            String person,
            @Nullable String change,
            @Nullable String size) {
        var source = table + " target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id WHERE target." + person
                + " = ? AND t.requester_id <> target." + person;
        return new Step(kind, subject, table, key, source, null, change, size);
    }

    /// What a step finds: how many rows, a checksum of their keys, and their bytes if asked for.
    record Counted(int position, int count, long checksum, long bytes) {

        Step step() {
            return STEPS.get(position);
        }

        String mark() {
            return " " + step().kind() + " " + step().subject() + " " + count + " " + checksum;
        }
    }

    /// Of a contact, as it is read or locked.
    record Row(int version, String state) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getInt(1), row.getString(2));
        }
    }

    /// With the driver's settings of the server.
    static HandWrittenLifecycle connect(String url) {
        var properties = RawServer.driverProperties();
        properties.setProperty("user", "root");
        properties.setProperty("password", "");
        try {
            var connection = DriverManager.getConnection(url, properties);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return new HandWrittenLifecycle(new Statements(connection));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void softDelete(UUID contact) {
        committed(() -> {
            var id = UUIDUtil.asByteArray(contact);
            require(1, sql.update(SOFT_DELETE, now(), now(), id));
            audit("SOFT_DELETED", id);
            return sql.query(CONTACT, Row::of, id);
        });
    }

    @Override
    public void restore(UUID contact) {
        committed(() -> {
            var id = UUIDUtil.asByteArray(contact);
            require(1, sql.update(RESTORE, now(), id));
            audit("RESTORED", id);
            return sql.query(CONTACT, Row::of, id);
        });
    }

    @Override
    public String preview(UUID contact) {
        return committed(() -> {
            var id = UUIDUtil.asByteArray(contact);
            return fingerprint(contact, sql.query(CONTACT, Row::of, id).getFirst(), count(id));
        });
    }

    @Override
    public void purge(UUID contact, String fingerprint) {
        var id = UUIDUtil.asByteArray(contact);
        var purge = newId();
        committed(() -> sql.query(PAUSE, row -> row.getInt(1)));
        var counts = committed(() -> begin(contact, id, fingerprint, purge));
        if (!isSmall(counts)) {
            executeInChunks(counts, id, purge);
            committed(() -> end(id, purge));
        }
    }

    private List<Counted> begin(UUID contact, byte[] id, String fingerprint, byte[] purge) throws SQLException {
        var row = sql.query(LOCK, Row::of, id).getFirst();
        require("SOFT_DELETED", row.state());
        sql.update(LINK_SIGN_UPS, id);
        var found = count(COUNT_AND_HOLDS, STEPS.size() + 1, id);
        require(0, found.getLast().count());
        var counts = found.subList(0, STEPS.size());
        require(fingerprint, fingerprint(contact, row, counts));
        sql.update("DELETE FROM contact_search_word WHERE contact_id = ?", id);
        sql.update("DELETE FROM portal_counter WHERE hash IN (?, ?)", contact.toString(), "with a tag");
        if (isSmall(counts)) {
            purgeSmall(id, counts);
        } else {
            require(1, sql.update(BLANK, now(), id));
            sql.update(JOB, UUIDUtil.uuid(purge).toString(), now());
        }
        record(id, purge, counts);
        return counts;
    }

    private void audit(String kind, byte[] contact) throws SQLException {
        require(1, sql.update(AUDIT, newId(), contact, kind, now(), contact));
    }

    private static boolean isSmall(List<Counted> counts) {
        return counts.stream().mapToInt(Counted::count).sum() <= MOST_ROWS
                && counts.stream().mapToLong(Counted::bytes).sum() <= MOST_BYTES;
    }

    private void purgeSmall(byte[] contact, List<Counted> counts) throws SQLException {
        sql.query(TICKETS_LOCK, row -> row.getBytes(1), contact, contact, contact, contact);
        for (var counted : counts) {
            if (counted.count() > 0) {
                require(counted.count(), sql.update(counted.step().execute(), contact));
            }
        }
        requireNothingLeft(contact);
        require(1, sql.update("DELETE FROM contact WHERE id = ?", contact));
        audit("PURGED", contact);
    }

    private void executeInChunks(List<Counted> counts, byte[] contact, byte[] purge) {
        var left = counts.stream().mapToInt(Counted::count).toArray();
        while (IntStream.of(left).sum() > 0) {
            for (var position = 0; position < left.length; position++) {
                left[position] -= executeInChunks(position, left[position], contact, purge);
            }
        }
    }

    private int executeInChunks(int position, int most, byte[] contact, byte[] purge) {
        var done = 0;
        var rows = MOST_ROWS;
        while (rows == MOST_ROWS && done < most) {
            var left = Math.min(most - done, MOST_ROWS);
            rows = committed(() -> executeChunk(position, left, contact, purge));
            done += rows;
        }
        return done;
    }

    private int executeChunk(int position, int most, byte[] contact, byte[] purge) throws SQLException {
        sql.query(LOCK, Row::of, contact);
        var rows = sql.update(STEPS.get(position).executeSome(), contact, most);
        sql.update(PROGRESS, rows, purge, position);
        return rows;
    }

    private int end(byte[] contact, byte[] purge) throws SQLException {
        sql.query(LOCK, Row::of, contact);
        requireNothingLeft(contact);
        require(1, sql.update("DELETE FROM contact WHERE id = ?", contact));
        audit("PURGED", contact);
        sql.update(
                "DELETE FROM purge_job WHERE task_instance = ?",
                UUIDUtil.uuid(purge).toString());
        return sql.update("UPDATE contact_purge SET state = 'COMPLETED', completed_at = ? WHERE id = ?", now(), purge);
    }

    private List<Counted> count(byte[] contact) throws SQLException {
        return count(COUNT, STEPS.size(), contact);
    }

    private List<Counted> count(String statement, int lines, byte[] contact) throws SQLException {
        return sql.query(
                statement,
                row -> new Counted(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)),
                Collections.nCopies(lines, contact).toArray());
    }

    private void requireNothingLeft(byte[] contact) throws SQLException {
        require(0, count(contact).stream().mapToInt(Counted::count).sum());
    }

    /// As the server makes it. Sign-ups are not confirmed with a preview.
    static String fingerprint(UUID contact, Row row, List<Counted> counts) {
        var marks = counts.stream()
                .filter(counted -> !counted.step().subject().equals("PORTAL_MAIL"))
                .map(Counted::mark)
                .collect(joining("", contact + " " + row.version(), ""));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(marks.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void record(byte[] contact, byte[] purge, List<Counted> counts) throws SQLException {
        var isDone = isSmall(counts);
        sql.update(RECORD, purge, contact, isDone ? "COMPLETED" : "RUNNING", now(), isDone ? now() : null);
        var values = new ArrayList<Object>();
        for (var counted : counts) {
            var step = counted.step();
            Collections.addAll(values, purge, counted.position(), step.kind(), step.subject(), counted.count());
            Collections.addAll(values, isDone ? counted.count() : 0, "1 row", "%d rows");
        }
        sql.update(
                ACTIONS + String.join(", ", Collections.nCopies(counts.size(), "(?, ?, ?, ?, ?, ?, ?, ?)")),
                values.toArray());
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> T committed(Work<T> work) {
        try {
            var result = work.run();
            sql.connection().commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    static byte[] newId() {
        return UUIDUtil.asByteArray(Generators.timeBasedEpochRandomGenerator().generate());
    }

    static void require(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("Expected " + expected + " and found " + found);
        }
    }

    @Override
    public void close() {
        try {
            sql.connection().close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
