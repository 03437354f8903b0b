package helpdesk.bench;

import helpdesk.bench.RawServer.Request;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
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
            (SELECT JSON_ARRAYAGG(JSON_ARRAY(HEX(v.custom_field_id), v.value)) FROM custom_field_value v
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
            json.writeStartObject();
            json.writeObjectPropertyStart("data");
            switch (request.operationName()) {
                case "Page" -> page(connection, json, request.variable("after"));
                case "Contact" -> contact(connection, json, idIn(request));
                case "Ticket" -> ticket(connection, json, idIn(request));
                case "Nested" -> nested(connection, json, request.variable("after"));
                case "Count" -> count(connection, json);
                default -> throw new IllegalArgumentException("No statement is for " + request.operationName());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return body;
    }

    private static byte[] idIn(Request request) {
        var bytes = Base64.getUrlDecoder().decode(Objects.requireNonNull(request.variable("id")));
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private void page(Connection connection, JsonGenerator json, @Nullable String after) throws SQLException {
        json.writeObjectPropertyStart("contacts");
        try (var statement = newestFirst(connection, CONTACT, after);
                var rows = statement.executeQuery()) {
            var page = new Page(FIRST, LIST);
            json.writeArrayPropertyStart("nodes");
            while (page.hasNext(rows)) {
                json.writeStartObject();
                writeContact(connection, json, rows);
                json.writeEndObject();
            }
            json.writeEndArray();
            page.writeInfo(json);
        }
        json.writeEndObject();
    }

    /// @param select begins with the id and the time of creation
    private PreparedStatement newestFirst(Connection connection, String select, @Nullable String after)
            throws SQLException {
        var active = select + "WHERE c.state = 'ACTIVE'";
        if (after == null) {
            return connection.prepareStatement(active + NEWEST_FIRST);
        }
        var position = cursors.open(LIST, after);
        var moment = LocalDateTime.parse(position.value());
        var statement = connection.prepareStatement(active + AFTER + NEWEST_FIRST);
        statement.setObject(1, moment);
        statement.setObject(2, moment);
        statement.setBytes(3, position.id());
        return statement;
    }

    /// Counts the rows of one page, which begin with the id and the position in the list, and remembers where it ends.
    private final class Page {

        private final int most;
        private final String list;
        private int size;
        private boolean goesOn;
        private byte @Nullable [] lastId;
        private @Nullable Object lastPosition;

        Page(int most, String list) {
            this.most = most;
            this.list = list;
        }

        boolean hasNext(ResultSet rows) throws SQLException {
            if (!rows.next()) {
                return false;
            }
            if (size == most) {
                goesOn = true;
                return false;
            }
            size++;
            lastId = rows.getBytes(1);
            lastPosition = rows.getObject(2);
            return true;
        }

        void writeInfo(JsonGenerator json) {
            json.writeObjectPropertyStart("pageInfo");
            json.writeBooleanProperty("hasNextPage", goesOn);
            json.writeStringProperty("endCursor", end());
            json.writeEndObject();
        }

        private @Nullable String end() {
            return lastId == null || lastPosition == null ? null : cursors.seal(list, lastId, lastPosition.toString());
        }
    }

    private void contact(Connection connection, JsonGenerator json, byte[] id) throws SQLException {
        try (var statement = connection.prepareStatement(CONTACT + "WHERE c.id = ? AND c.state <> 'PURGING'")) {
            statement.setBytes(1, id);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    json.writeObjectPropertyStart("contact");
                    writeContact(connection, json, row);
                    json.writeEndObject();
                } else {
                    json.writeNullProperty("contact");
                }
            }
        }
    }

    private void writeContact(Connection connection, JsonGenerator json, ResultSet row) throws SQLException {
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
        writeFieldValues(connection, json, row.getString(11));
        json.writeNumberProperty("openTicketCount", row.getInt(12));
    }

    private void writeFieldValues(Connection connection, JsonGenerator json, @Nullable String pairs)
            throws SQLException {
        json.writeArrayPropertyStart("customFieldValues");
        for (var value : fieldValues(connection, pairs == null ? "[]" : pairs)) {
            json.writeStartObject();
            json.writeStringProperty("key", value.field().key());
            json.writeStringProperty("value", value.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private List<FieldValue> fieldValues(Connection connection, String pairs) throws SQLException {
        var values = new ArrayList<FieldValue>();
        try (var parser = JSON.createParser(pairs)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                values.add(new FieldValue(field(connection, parser.nextStringValue()), parser.nextStringValue()));
                parser.nextToken();
            }
        }
        values.sort(Comparator.comparing(value -> value.field().position()));
        return values;
    }

    /// Reads all definitions again when there is a new one.
    private CustomField field(Connection connection, String hexId) throws SQLException {
        var known = fields.get(hexId);
        if (known != null) {
            return known;
        }
        var all = new HashMap<String, CustomField>();
        try (var statement = connection.prepareStatement("SELECT HEX(id), field_key, position FROM custom_field");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.put(rows.getString(1), new CustomField(rows.getString(2), rows.getInt(3)));
            }
        }
        fields = Map.copyOf(all);
        return Objects.requireNonNull(all.get(hexId));
    }

    private void ticket(Connection connection, JsonGenerator json, byte[] id) throws SQLException {
        try (var statement = connection.prepareStatement(TICKET)) {
            statement.setBytes(1, id);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    json.writeObjectPropertyStart("ticket");
                    writeTicket(json, row);
                    writeComments(connection, json, id);
                    json.writeEndObject();
                } else {
                    json.writeNullProperty("ticket");
                }
            }
        }
    }

    private static void writeTicket(JsonGenerator json, ResultSet row) throws SQLException {
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
    }

    private void writeComments(Connection connection, JsonGenerator json, byte[] ticket) throws SQLException {
        json.writeObjectPropertyStart("comments");
        try (var statement = connection.prepareStatement(COMMENTS_WITH_AUTHORS)) {
            statement.setBytes(1, ticket);
            try (var rows = statement.executeQuery()) {
                var page = new Page(MOST_COMMENTS, "comments");
                json.writeArrayPropertyStart("nodes");
                while (page.hasNext(rows)) {
                    writeComment(json, rows);
                }
                json.writeEndArray();
                page.writeInfo(json);
            }
        }
        json.writeEndObject();
    }

    private static void writeComment(JsonGenerator json, ResultSet row) throws SQLException {
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
    }

    private record NestedTicket(byte[] id, int number, String subject, String status) {}

    private record NestedComment(byte[] id, int position, String body, String createdAt) {}

    private record NestedContact(byte[] id, String name) {}

    /// Three statements: the page, its tickets, their comments.
    private void nested(Connection connection, JsonGenerator json, @Nullable String after) throws SQLException {
        var contacts = new ArrayList<NestedContact>();
        var page = new Page(FIRST, LIST);
        try (var statement = newestFirst(connection, "SELECT c.id, c.created_at, c.name FROM contact c ", after);
                var rows = statement.executeQuery()) {
            while (page.hasNext(rows)) {
                contacts.add(new NestedContact(rows.getBytes(1), rows.getString(3)));
            }
        }
        var tickets = below(
                connection,
                TICKETS_OF_ONE,
                contacts.stream().map(NestedContact::id).toList(),
                row -> new NestedTicket(row.getBytes(3), row.getInt(2), row.getString(4), row.getString(5)),
                Comparator.comparing(NestedTicket::number).reversed());
        var comments = below(
                connection,
                COMMENTS_OF_ONE,
                tickets.values().stream()
                        .flatMap(List::stream)
                        .map(NestedTicket::id)
                        .toList(),
                row -> new NestedComment(row.getBytes(3), row.getInt(2), row.getString(4), instant(row, 5)),
                Comparator.comparing(NestedComment::position));
        json.writeObjectPropertyStart("contacts");
        json.writeArrayPropertyStart("nodes");
        for (var contact : contacts) {
            json.writeStartObject();
            json.writeStringProperty("id", globalId('C', contact.id()));
            json.writeStringProperty("name", contact.name());
            writeNodes(json, "tickets", of(contact.id(), tickets), ticket -> writeNested(json, ticket, comments));
            json.writeEndObject();
        }
        json.writeEndArray();
        page.writeInfo(json);
        json.writeEndObject();
    }

    private static void writeNested(
            JsonGenerator json, NestedTicket ticket, Map<ByteBuffer, List<NestedComment>> comments) {
        json.writeStringProperty("id", globalId('T', ticket.id()));
        json.writeNumberProperty("number", ticket.number());
        json.writeStringProperty("subject", ticket.subject());
        json.writeStringProperty("status", ticket.status());
        writeNodes(json, "comments", of(ticket.id(), comments), comment -> {
            json.writeStringProperty("id", globalId('M', comment.id()));
            json.writeStringProperty("body", comment.body());
            json.writeStringProperty("createdAt", comment.createdAt());
        });
    }

    private static <T> void writeNodes(JsonGenerator json, String list, List<T> nodes, Consumer<T> write) {
        json.writeObjectPropertyStart(list);
        json.writeArrayPropertyStart("nodes");
        for (var node : nodes) {
            json.writeStartObject();
            write.accept(node);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static <T> List<T> of(byte[] parent, Map<ByteBuffer, List<T>> children) {
        return children.getOrDefault(ByteBuffer.wrap(parent), List.of());
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// The first rows below each parent, with one range of an index for each, in one statement.
    private static <T> Map<ByteBuffer, List<T>> below(
            Connection connection, String ofOne, List<byte[]> parents, Row<T> row, Comparator<T> order)
            throws SQLException {
        var children = new HashMap<ByteBuffer, List<T>>();
        if (parents.isEmpty()) {
            return children;
        }
        var sql = String.join("UNION ALL", Collections.nCopies(parents.size(), ofOne));
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parents.size(); index++) {
                statement.setBytes(index + 1, parents.get(index));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    children.computeIfAbsent(ByteBuffer.wrap(rows.getBytes(1)), _ -> new ArrayList<>())
                            .add(row.read(rows));
                }
            }
        }
        children.values().forEach(list -> list.sort(order));
        return children;
    }

    private static void count(Connection connection, JsonGenerator json) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT COUNT(*) FROM contact WHERE state = 'ACTIVE'");
                var row = statement.executeQuery()) {
            row.next();
            json.writeObjectPropertyStart("contacts");
            json.writeNumberProperty("totalCount", row.getInt(1));
            json.writeEndObject();
        }
    }

    private static String globalId(char type, byte[] id) {
        var bytes = ByteBuffer.allocate(1 + id.length).put((byte) type).put(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class)
                .toInstant(ZoneOffset.UTC)
                .toString();
    }
}
