package helpdesk.bench;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.graphql.GlobalId;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The baseline for an export: a statement for each table, whose rows are written while the driver streams them. A
/// connection is in use until the client has read everything. The sample data has no row in some tables: they are
/// asked,
/// too.
final class HandWrittenExport {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String CONTACT = """
        SELECT id, state, name, email, phone, job_title, address, created_at, updated_at, soft_deleted_at, soft_deleted_by
        FROM contact WHERE id = ?
        """;

    private static final String CUSTOM_FIELD_VALUES = """
        SELECT f.field_key, f.label, v.value FROM custom_field_value v JOIN custom_field f ON f.id = v.custom_field_id
        WHERE v.contact_id = ? AND NOT f.deleted ORDER BY f.id
        """;

    /// In the order of the indexes, so that nothing has to be sorted.
    private static final String TICKETS_WITH_COMMENTS = """
        SELECT t.id, t.number, t.subject, t.status, t.created_at, t.updated_at, m.id, m.author_contact_id,
            m.author_agent, a.name, m.recorded_by, m.visibility, m.body, m.created_at
        FROM ticket t LEFT JOIN comment m ON m.ticket_id = t.id LEFT JOIN contact a ON a.id = m.author_contact_id
        WHERE t.requester_id = ?
        """;

    private static final String COMMENTS_ON_OTHER_TICKETS = """
        SELECT m.id, t.number, m.recorded_by, m.visibility, m.body, m.created_at
        FROM comment m STRAIGHT_JOIN ticket t ON t.id = m.ticket_id
        WHERE m.author_contact_id = ? AND t.requester_id <> ? ORDER BY m.ticket_id, m.id
        """;

    private static final String COLLABORATIONS = """
        SELECT t.number, l.created_at FROM ticket_collaborator l STRAIGHT_JOIN ticket t ON t.id = l.ticket_id
        WHERE l.contact_id = ? AND t.requester_id <> ? ORDER BY l.ticket_id
        """;

    private static final String AUDIT_EVENTS = """
        SELECT id, kind, changed_fields, agent, occurred_at FROM audit_event WHERE contact_id = ? ORDER BY position
        """;

    private static final List<String> NO_ROWS = List.of(
            "SELECT 1 FROM portal_account WHERE contact_id = ?",
            "SELECT 1 FROM portal_mail m JOIN contact c ON c.email_key = m.email_key WHERE c.id = ?",
            "SELECT 1 FROM portal_mail WHERE contact_id = ?",
            "SELECT 1 FROM legal_hold WHERE contact_id = ?",
            "SELECT 1 FROM ticket t JOIN survey_rating r ON r.ticket_id = t.id WHERE t.requester_id = ?",
            "SELECT 1 FROM ticket t JOIN ticket_collaborator l ON l.ticket_id = t.id WHERE t.requester_id = ?",
            "SELECT 1 FROM survey_rating WHERE rater_contact_id = ?");

    private final Connection connection;
    private final JsonGenerator json;
    private final byte[] contact;

    private HandWrittenExport(Connection connection, JsonGenerator json, byte[] contact) {
        this.connection = connection;
        this.json = json;
        this.contact = contact;
    }

    /// What becomes of a row.
    @FunctionalInterface
    private interface Each {
        void accept(ResultSet row) throws SQLException;
    }

    static void write(Connection connection, byte[] contact, OutputStream client) throws SQLException {
        try (var json = JSON.createGenerator(client)) {
            new HandWrittenExport(connection, json, contact).write();
        }
    }

    private void write() throws SQLException {
        for (var statement : NO_ROWS) {
            stream(statement, _ -> {
                throw new IllegalStateException("There is a row: " + statement);
            });
        }
        json.writeStartObject();
        json.writeStringProperty("exportedAt", Instant.now().toString());
        json.writeName("contact");
        stream(CONTACT, this::writeContact);
        list("customFieldValues", CUSTOM_FIELD_VALUES, row -> texts(row, 1, "key", "label", "value"));
        json.writeNullProperty("portalAccount");
        none("portalMails");
        none("legalHolds");
        json.writeArrayPropertyStart("tickets");
        writeTickets();
        json.writeEndArray();
        list("commentsOnOtherTickets", COMMENTS_ON_OTHER_TICKETS, this::writeCommentOnOther);
        none("surveyRatingsOnOtherTickets");
        list("collaborations", COLLABORATIONS, this::writeCollaboration);
        list("auditEvents", AUDIT_EVENTS, this::writeAuditEvent);
        json.writeBooleanProperty("complete", true);
        json.writeEndObject();
    }

    private void writeContact(ResultSet row) throws SQLException {
        json.writeStartObject();
        id("id", 'C', row.getBytes(1));
        texts(row, 2, "state", "name", "email", "phone", "jobTitle", "address");
        times(row, 8, "createdAt", "updatedAt", "softDeletedAt");
        texts(row, 11, "softDeletedBy");
        json.writeEndObject();
    }

    private void writeTickets() throws SQLException {
        var open = new UUID[1];
        stream(TICKETS_WITH_COMMENTS, row -> {
            var ticket = UUIDUtil.uuid(row.getBytes(1));
            if (!ticket.equals(open[0])) {
                endTicket(open[0]);
                beginTicket(row);
                open[0] = ticket;
            }
            if (row.getBytes(7) != null) {
                writeComment(row);
            }
        });
        endTicket(open[0]);
    }

    private void beginTicket(ResultSet row) throws SQLException {
        json.writeStartObject();
        id("id", 'T', row.getBytes(1));
        json.writeNumberProperty("number", row.getInt(2));
        texts(row, 3, "subject", "status");
        times(row, 5, "createdAt", "updatedAt");
        json.writeArrayPropertyStart("comments");
    }

    private void endTicket(@Nullable UUID ticket) {
        if (ticket != null) {
            json.writeEndArray();
            none("surveyRatings");
            none("collaborators");
            json.writeEndObject();
        }
    }

    private void writeComment(ResultSet row) throws SQLException {
        var agent = row.getString(9);
        var name = row.getString(10);
        json.writeStartObject();
        id("id", 'M', row.getBytes(7));
        json.writeStringProperty("authorType", authorType(row.getBytes(8), agent, name));
        json.writeStringProperty("authorName", agent != null ? agent : name != null ? name : "Deleted User");
        texts(row, 11, "recordedBy", "visibility", "body");
        times(row, 14, "createdAt");
        json.writeEndObject();
    }

    private String authorType(byte @Nullable [] author, @Nullable String agent, @Nullable String name) {
        return agent != null
                ? "AGENT"
                : Arrays.equals(author, contact) ? "THIS_CONTACT" : name != null ? "CONTACT" : "DELETED_USER";
    }

    private void writeCommentOnOther(ResultSet row) throws SQLException {
        id("id", 'M', row.getBytes(1));
        json.writeNumberProperty("ticketNumber", row.getInt(2));
        texts(row, 3, "recordedBy", "visibility", "body");
        times(row, 6, "createdAt");
    }

    private void writeCollaboration(ResultSet row) throws SQLException {
        json.writeNumberProperty("ticketNumber", row.getInt(1));
        times(row, 2, "addedAt");
    }

    private void writeAuditEvent(ResultSet row) throws SQLException {
        id("id", 'A', row.getBytes(1));
        texts(row, 2, "kind");
        json.writeName("changedFields");
        var fields = row.getString(3);
        json.writePOJO(fields == null ? List.of() : List.of(fields.split(",", -1)));
        texts(row, 4, "agent");
        times(row, 5, "occurredAt");
    }

    private void list(String name, String statement, Each writeMembers) throws SQLException {
        json.writeArrayPropertyStart(name);
        stream(statement, row -> {
            json.writeStartObject();
            writeMembers.accept(row);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void none(String name) {
        json.writeArrayPropertyStart(name);
        json.writeEndArray();
    }

    private void id(String name, char type, byte[] id) {
        json.writeStringProperty(name, new GlobalId(type, UUIDUtil.uuid(id)).toString());
    }

    private void texts(ResultSet row, int first, String... names) throws SQLException {
        for (var index = 0; index < names.length; index++) {
            json.writeStringProperty(names[index], row.getString(first + index));
        }
    }

    private void times(ResultSet row, int first, String... names) throws SQLException {
        for (var index = 0; index < names.length; index++) {
            var time = row.getObject(first + index, LocalDateTime.class);
            json.writeStringProperty(
                    names[index],
                    time == null ? null : time.toInstant(ZoneOffset.UTC).toString());
        }
    }

    /// All placeholders are for the contact.
    private void stream(String statement, Each each) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.setFetchSize(Integer.MIN_VALUE); // the driver's sign for streaming
            for (var index = 1;
                    index <= statement.chars().filter(sign -> sign == '?').count();
                    index++) {
                prepared.setBytes(index, contact);
            }
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    each.accept(rows);
                }
            }
        }
    }
}
