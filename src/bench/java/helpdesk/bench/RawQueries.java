package helpdesk.bench;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.bench.RawServer.Request;
import helpdesk.bench.Statements.Mapping;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The statements of [RawServer], each written by hand for one document of [ReadQuery], and the way of their rows into
/// JSON.
final class RawQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LIST = "contacts by CREATED_AT";
    private static final int FIRST = 20;
    private static final int MOST_COMMENTS = 100;

    /// Ten fields, the custom field values as one JSON text, and the number of open tickets.
    private static final String CONTACT = """
        SELECT c.id, c.created_at, c.name, c.email, c.phone, c.job_title, c.address, c.state, c.version, c.updated_at,
            (SELECT JSON_OBJECTAGG(HEX(v.custom_field_id), v.value) FROM custom_field_value v
             WHERE v.contact_id = c.id),
            (SELECT COUNT(*) FROM ticket t WHERE t.requester_id = c.id AND t.status IN ('OPEN', 'PENDING'))
        FROM contact c \
        """;

    private static final String AFTER = " AND c.created_at <= ? AND (c.created_at < ? OR c.id < ?)";
    private static final String NEWEST_FIRST = " ORDER BY c.created_at DESC, c.id DESC LIMIT " + (FIRST + 1);

    private static final String TICKET = """
        SELECT t.id, t.number, t.subject, t.status, t.created_at, t.updated_at, r.id, r.name
        FROM ticket t JOIN contact r ON r.id = t.requester_id AND r.state <> 'PURGING' WHERE t.id = ?
        """;

    private static final String COMMENTS_WITH_AUTHORS = """
        SELECT m.id, m.position, m.body, m.visibility, m.created_at, m.author_agent, a.id, a.name
        FROM comment m LEFT JOIN contact a ON a.id = m.author_contact_id AND a.state <> 'PURGING'
        WHERE m.ticket_id = ? ORDER BY m.position LIMIT 101
        """;

    /// Short, because the driver remembers only statements of a certain length.
    private static final String TICKETS_OF_ONE =
            "(SELECT requester_id,number,id,subject,status FROM ticket WHERE requester_id=? ORDER BY number DESC LIMIT"
                    + " 5)";

    private static final String COMMENTS_OF_ONE =
            "(SELECT ticket_id,position,id,body,created_at FROM comment WHERE ticket_id=? ORDER BY position LIMIT 5)";

    private final RawCursors cursors = new RawCursors();
    private final DataSource pool;
    private volatile Map<String, CustomField> fields = Map.of();

    /// @param position the order in which it was defined
    private record CustomField(String key, int position) {}

    private record FieldValue(CustomField field, @Nullable String value) {}

    RawQueries(DataSource pool) {
        this.pool = pool;
    }

    ByteArrayOutputStream answer(Request request) throws SQLException {
        var body = new ByteArrayOutputStream(16_384);
        try (var connection = pool.getConnection();
                var json = JSON.createGenerator(body)) {
            var sql = new Statements(connection);
            json.writeStartObject();
            json.writeObjectPropertyStart("data");
            switch (request.operationName()) {
                case "Page" -> page(sql, json, request.variable("after"));
                case "Contact" -> contact(sql, json, idIn(request));
                case "Ticket" -> ticket(sql, json, idIn(request));
                case "Nested" -> nested(sql, json, request.variable("after"));
                case "Count" -> count(sql, json);
                default -> throw new IllegalArgumentException("No statement is for " + request.operationName());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return body;
    }

    private static byte[] idIn(Request request) {
        return idBytes(Objects.requireNonNull(request.variable("id")));
    }

    static byte[] idBytes(String globalId) {
        var bytes = Base64.getUrlDecoder().decode(globalId);
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private void page(Statements sql, JsonGenerator json, @Nullable String after) throws SQLException {
        json.writeObjectPropertyStart("contacts");
        var page = new Page(FIRST, LIST);
        json.writeArrayPropertyStart("nodes");
        newestFirst(sql, CONTACT, after, row -> page.takes(row) && writeContact(sql, json, row));
        json.writeEndArray();
        page.writeInfo(json);
        json.writeEndObject();
    }

    /// @param select begins with the id and the time of creation
    private void newestFirst(Statements sql, String select, @Nullable String after, Mapping<Boolean> mapping)
            throws SQLException {
        var active = select + "WHERE c.state = 'ACTIVE'";
        if (after == null) {
            sql.query(active + NEWEST_FIRST, mapping);
        } else {
            var position = cursors.open(LIST, after);
            var moment = LocalDateTime.parse(position.value());
            sql.query(active + AFTER + NEWEST_FIRST, mapping, moment, moment, UUIDUtil.asByteArray(position.id()));
        }
    }

    /// Counts the rows of one page, which begin with the id and the position in the list, and remembers where it ends.
    private final class Page {

        private final int most;
        private final String list;
        private int rows;
        private byte @Nullable [] lastId;
        private @Nullable Object lastPosition;

        Page(int most, String list) {
            this.most = most;
            this.list = list;
        }

        /// False for the row that only shows that the list goes on.
        boolean takes(ResultSet row) throws SQLException {
            if (++rows > most) {
                return false;
            }
            lastId = row.getBytes(1);
            lastPosition = row.getObject(2);
            return true;
        }

        void writeInfo(JsonGenerator json) {
            json.writeObjectPropertyStart("pageInfo");
            json.writeBooleanProperty("hasNextPage", rows > most);
            json.writeStringProperty("endCursor", end());
            json.writeEndObject();
        }

        private @Nullable String end() {
            return lastId == null || lastPosition == null ? null : cursors.seal(list, lastId, lastPosition.toString());
        }
    }

    private void contact(Statements sql, JsonGenerator json, byte[] id) throws SQLException {
        json.writeName("contact");
        var found =
                sql.query(CONTACT + "WHERE c.id = ? AND c.state <> 'PURGING'", row -> writeContact(sql, json, row), id);
        if (found.isEmpty()) {
            json.writeNull();
        }
    }

    private boolean writeContact(Statements sql, JsonGenerator json, ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("id", globalId('C', row.getBytes(1)));
        json.writeStringProperty("name", row.getString(3));
        json.writeStringProperty("email", row.getString(4));
        json.writeStringProperty("phone", row.getString(5));
        json.writeStringProperty("jobTitle", row.getString(6));
        json.writeStringProperty("address", row.getString(7));
        json.writeStringProperty("state", row.getString(8));
        json.writeNumberProperty("version", row.getInt(9));
        json.writeStringProperty("createdAt", instant(row, 2));
        json.writeStringProperty("updatedAt", instant(row, 10));
        json.writeArrayPropertyStart("customFieldValues");
        for (var value : fieldValues(sql, row.getString(11))) {
            json.writeStartObject();
            json.writeStringProperty("key", value.field().key());
            json.writeStringProperty("value", value.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("openTicketCount", row.getInt(12));
        json.writeEndObject();
        return true;
    }

    private List<FieldValue> fieldValues(Statements sql, @Nullable String object) throws SQLException {
        var values = new ArrayList<FieldValue>();
        try (var parser = JSON.createParser(object == null ? "{}" : object)) {
            parser.nextToken();
            for (var id = parser.nextName(); id != null; id = parser.nextName()) {
                values.add(new FieldValue(field(sql, id), parser.nextStringValue()));
            }
        }
        values.sort(Comparator.comparingInt(value -> value.field().position()));
        return values;
    }

    /// Reads all definitions again when there is a new one.
    private CustomField field(Statements sql, String hexId) throws SQLException {
        var known = fields.get(hexId);
        if (known != null) {
            return known;
        }
        var all = new HashMap<String, CustomField>();
        sql.query(
                "SELECT HEX(id), field_key, position FROM custom_field",
                row -> all.put(row.getString(1), new CustomField(row.getString(2), row.getInt(3))));
        fields = Map.copyOf(all);
        return Objects.requireNonNull(all.get(hexId));
    }

    private void ticket(Statements sql, JsonGenerator json, byte[] id) throws SQLException {
        json.writeName("ticket");
        if (sql.query(TICKET, row -> writeTicket(json, row), id).isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeObjectPropertyStart("comments");
        json.writeArrayPropertyStart("nodes");
        var page = new Page(MOST_COMMENTS, "comments");
        sql.query(COMMENTS_WITH_AUTHORS, row -> page.takes(row) && writeComment(json, row), id);
        json.writeEndArray();
        page.writeInfo(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    /// All but its comments and its end.
    private static boolean writeTicket(JsonGenerator json, ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("id", globalId('T', row.getBytes(1)));
        json.writeNumberProperty("number", row.getInt(2));
        json.writeStringProperty("subject", row.getString(3));
        json.writeStringProperty("status", row.getString(4));
        json.writeStringProperty("createdAt", instant(row, 5));
        json.writeStringProperty("updatedAt", instant(row, 6));
        json.writeObjectPropertyStart("requester");
        json.writeStringProperty("id", globalId('C', row.getBytes(7)));
        json.writeStringProperty("name", row.getString(8));
        json.writeEndObject();
        return true;
    }

    private static boolean writeComment(JsonGenerator json, ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("id", globalId('M', row.getBytes(1)));
        json.writeStringProperty("body", row.getString(3));
        json.writeStringProperty("visibility", row.getString(4));
        json.writeStringProperty("createdAt", instant(row, 5));
        json.writeObjectPropertyStart("author");
        var agent = row.getString(6);
        var contact = row.getBytes(7);
        if (agent != null) {
            json.writeStringProperty("__typename", "Agent");
            json.writeStringProperty("displayName", agent);
        } else if (contact != null) {
            json.writeStringProperty("__typename", "Contact");
            json.writeStringProperty("displayName", row.getString(8));
            json.writeStringProperty("id", globalId('C', contact));
        } else {
            json.writeStringProperty("__typename", "DeletedUser");
            json.writeStringProperty("displayName", "Deleted User");
        }
        json.writeEndObject();
        json.writeEndObject();
        return true;
    }

    private record NestedContact(UUID id, String name) {}

    private record NestedTicket(UUID parent, int number, UUID id, String subject, String status) {}

    private record NestedComment(UUID parent, int position, UUID id, String body, String createdAt) {}

    /// Three statements: the page, its tickets, their comments.
    private void nested(Statements sql, JsonGenerator json, @Nullable String after) throws SQLException {
        var contacts = new ArrayList<NestedContact>();
        var page = new Page(FIRST, LIST);
        newestFirst(
                sql,
                "SELECT c.id, c.created_at, c.name FROM contact c ",
                after,
                row -> page.takes(row) && contacts.add(new NestedContact(uuid(row, 1), row.getString(3))));
        var tickets = ofEach(
                sql,
                TICKETS_OF_ONE,
                contacts.stream().map(NestedContact::id),
                row -> new NestedTicket(uuid(row, 1), row.getInt(2), uuid(row, 3), row.getString(4), row.getString(5)));
        var comments = ofEach(
                sql,
                COMMENTS_OF_ONE,
                tickets.stream().map(NestedTicket::id),
                row -> new NestedComment(uuid(row, 1), row.getInt(2), uuid(row, 3), row.getString(4), instant(row, 5)));
        var ofContacts = tickets.stream()
                .sorted(Comparator.comparingInt(NestedTicket::number).reversed())
                .collect(Collectors.groupingBy(NestedTicket::parent));
        var ofTickets = comments.stream()
                .sorted(Comparator.comparingInt(NestedComment::position))
                .collect(Collectors.groupingBy(NestedComment::parent));
        json.writeObjectPropertyStart("contacts");
        json.writeArrayPropertyStart("nodes");
        for (var contact : contacts) {
            json.writeStartObject();
            json.writeStringProperty("id", globalId('C', UUIDUtil.asByteArray(contact.id())));
            json.writeStringProperty("name", contact.name());
            writeNodes(json, "tickets", ofContacts.get(contact.id()), ticket -> {
                json.writeStringProperty("id", globalId('T', UUIDUtil.asByteArray(ticket.id())));
                json.writeNumberProperty("number", ticket.number());
                json.writeStringProperty("subject", ticket.subject());
                json.writeStringProperty("status", ticket.status());
                writeNodes(json, "comments", ofTickets.get(ticket.id()), comment -> {
                    json.writeStringProperty("id", globalId('M', UUIDUtil.asByteArray(comment.id())));
                    json.writeStringProperty("body", comment.body());
                    json.writeStringProperty("createdAt", comment.createdAt());
                });
            });
            json.writeEndObject();
        }
        json.writeEndArray();
        page.writeInfo(json);
        json.writeEndObject();
    }

    private static <T> void writeNodes(JsonGenerator json, String list, @Nullable List<T> nodes, Consumer<T> write) {
        json.writeObjectPropertyStart(list);
        json.writeArrayPropertyStart("nodes");
        for (var node : nodes == null ? List.<T>of() : nodes) {
            json.writeStartObject();
            write.accept(node);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// The first rows below each parent, with one range of an index for each, in one statement.
    private static <T> List<T> ofEach(Statements sql, String ofOne, Stream<UUID> parents, Mapping<T> mapping)
            throws SQLException {
        var ids = parents.map(UUIDUtil::asByteArray).toArray();
        return ids.length == 0
                ? List.of()
                : sql.query(String.join("UNION ALL", Collections.nCopies(ids.length, ofOne)), mapping, ids);
    }

    private static void count(Statements sql, JsonGenerator json) throws SQLException {
        json.writeObjectPropertyStart("contacts");
        sql.query(
                "SELECT COUNT(*) FROM contact WHERE state = 'ACTIVE'",
                row -> json.writeNumberProperty("totalCount", row.getInt(1)));
        json.writeEndObject();
    }

    private static String globalId(char type, byte[] id) {
        var bytes = ByteBuffer.allocate(1 + id.length).put((byte) type).put(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return UUIDUtil.uuid(row.getBytes(column));
    }

    private static String instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class)
                .toInstant(ZoneOffset.UTC)
                .toString();
    }
}
