package helpdesk.torture;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/// The baseline of [SmallPurges]: what a purge of a small contact costs in hand-written SQL on one connection, with the
/// same promises. It looks whether purges are paused. Then, in one transaction, it locks the contact, links sign-ups
/// with its address, counts what will go, with a checksum to compare with a preview, locks the tickets, executes the
/// steps that have something to do, counts again, forgets how many mails there were, deletes the contact, and records
/// what it did.
record HandWrittenPurge(Connection connection) {

    private static final String PAUSE = "SELECT COUNT(*) FROM purge_switch WHERE id = 1 AND paused";

    private static final String CONTACT_LOCK = """
        SELECT CONCAT(state, version, name, email, phone, job_title, address) FROM contact WHERE id = ? FOR UPDATE
        """;

    private static final String LINK_SIGN_UPS = """
        UPDATE portal_sign_up s JOIN contact c ON c.email_key = s.email_key SET s.contact_id = c.id WHERE c.id = ?
        """;

    private static final String TICKETS_LOCK = """
        SELECT t.id FROM (
            SELECT id FROM ticket WHERE requester_id = ?
            UNION SELECT ticket_id FROM comment WHERE author_contact_id = ?
            UNION SELECT ticket_id FROM survey_rating WHERE rater_contact_id = ?
            UNION SELECT ticket_id FROM ticket_collaborator WHERE contact_id = ?
            ORDER BY id LIMIT 1000000) concerned
        STRAIGHT_JOIN ticket t ON t.id = concerned.id FOR UPDATE
        """;

    private static final String RECORD = """
        INSERT INTO contact_purge (id, contact_id, state, requested_by, requested_by_subject, started_at, completed_at)
        VALUES (?, ?, 'COMPLETED', 'officer', 'officer', ?, ?)
        """;

    private static final String ACTIONS = """
        INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
        VALUES \
        """;

    /// One step: how to find its rows, and how to execute it; both take the contact once.
    private record Step(String kind, String subject, String key, String source, String change) {

        String count() {
            return "SELECT CONCAT(COUNT(*), ' ', BIT_XOR(CRC32(CONCAT(" + key + ")))) FROM " + source;
        }
    }

    private static final String OTHERS = " target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id WHERE target.";
    private static final String OWN =
            "ticket t STRAIGHT_JOIN %1$s target ON target.ticket_id = t.id WHERE t.requester_id = ?";

    private static final List<Step> STEPS = List.of(
            delete(
                    "ERASE",
                    "CUSTOM_FIELD_VALUE",
                    "target.contact_id, target.custom_field_id",
                    "custom_field_value target WHERE contact_id = ?"),
            delete("ERASE", "PORTAL_ACCOUNT", "target.contact_id", "portal_account target WHERE contact_id = ?"),
            delete("ERASE", "SIGN_UP", "target.id", "portal_sign_up target WHERE contact_id = ?"),
            anonymize("COMMENT", "comment", "author_contact_id"),
            anonymize("SURVEY_RATING", "survey_rating", "rater_contact_id"),
            delete(
                    "ERASE",
                    "COLLABORATION",
                    "target.ticket_id, target.contact_id",
                    "ticket_collaborator" + OTHERS + "contact_id = ? AND t.requester_id <> target.contact_id"),
            delete("DELETE", "COMMENT", "target.id", OWN.formatted("comment")),
            delete("DELETE", "SURVEY_RATING", "target.id", OWN.formatted("survey_rating")),
            delete(
                    "DELETE",
                    "COLLABORATION",
                    "target.ticket_id, target.contact_id",
                    OWN.formatted("ticket_collaborator")),
            delete("DELETE", "TICKET", "target.id", "ticket target WHERE requester_id = ?"),
            delete("DELETE", "IDEMPOTENCY_RECORD", "target.key_code", "idempotency_record target WHERE owner_id = ?"),
            delete("ERASE", "IDEMPOTENCY_RECORD", "target.key_code", "idempotency_record target WHERE author_id = ?"));

    private static final String COUNT =
            String.join(" UNION ALL ", STEPS.stream().map(Step::count).toList());

    private static Step delete(String kind, String subject, String key, String source) {
        return new Step(kind, subject, key, source, "DELETE target FROM " + source);
    }

    private static Step anonymize(String subject, String table, String person) {
        var tables = table + " target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id";
        var where = " WHERE target." + person + " = ? AND t.requester_id <> target." + person;
        return new Step(
                "ANONYMIZE",
                subject,
                "target.id",
                tables + where,
                "UPDATE " + tables + " SET target." + person + " = NULL" + where);
    }

    void purge(String hexId) throws SQLException {
        var contact = HexFormat.of().parseHex(hexId);
        require("0", one(PAUSE));
        connection.commit();
        require(true, one(CONTACT_LOCK, contact).startsWith("SOFT_DELETED"));
        update(LINK_SIGN_UPS, contact);
        var counts = count(contact);
        query(TICKETS_LOCK, contact, contact, contact, contact);
        for (var step = 0; step < STEPS.size(); step++) {
            if (counts.get(step) > 0) {
                require(counts.get(step), update(STEPS.get(step).change(), contact));
            }
        }
        require(Collections.nCopies(STEPS.size(), 0), count(contact));
        update("DELETE FROM portal_counter WHERE hash IN (?, ?)", hexId, "with a tag");
        require(1, update("DELETE FROM contact WHERE id = ?", contact));
        record(contact, counts);
        connection.commit();
    }

    private List<Integer> count(byte[] contact) throws SQLException {
        return query(COUNT, Collections.nCopies(STEPS.size(), contact).toArray()).stream()
                .map(count -> Integer.valueOf(count.substring(0, count.indexOf(' '))))
                .toList();
    }

    private void record(byte[] contact, List<Integer> counts) throws SQLException {
        var id = UUIDUtil.asByteArray(Generators.timeBasedEpochRandomGenerator().generate());
        var now = Timestamp.from(Instant.now());
        update(RECORD, id, contact, now, now);
        var values = new ArrayList<Object>();
        for (var step = 0; step < STEPS.size(); step++) {
            var action = STEPS.get(step);
            Collections.addAll(values, id, step, action.kind(), action.subject(), counts.get(step), counts.get(step));
            Collections.addAll(values, "1 row", "%d rows");
        }
        update(
                ACTIONS + String.join(", ", Collections.nCopies(STEPS.size(), "(?, ?, ?, ?, ?, ?, ?, ?)")),
                values.toArray());
    }

    private String one(String sql, Object... values) throws SQLException {
        return query(sql, values).getFirst();
    }

    private List<String> query(String sql, Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    private static void require(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("Expected " + expected + " and found " + found);
        }
    }
}
