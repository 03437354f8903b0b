package helpdesk.export;

import static java.util.stream.Collectors.joining;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.spi.ExportPart;
import helpdesk.database.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of a part of an export, read a page at a time. Each page is a statement of its own, which begins after the
/// last row of the page before. A page with long texts has fewer rows than others.
final class ExportPages {

    private static final int MOST_ROWS = 200;

    /// Characters in the texts of a page, without those of its last row.
    private static final int MOST_TEXT = 250_000;

    private final JdbcClient jdbc;
    private final ExportPart part;
    private final Map<String, Object> parameters;
    private int limit = MOST_ROWS;
    private @Nullable Row last;
    private boolean isAtEnd;

    /// @param parameters of the part's source
    ExportPages(JdbcClient jdbc, ExportPart part, Map<String, Object> parameters) {
        this.jdbc = jdbc;
        this.part = part;
        this.parameters = new HashMap<>(parameters);
    }

    /// @param values of the part's fields
    /// @param key of the part: where the next page begins
    /// @param id to which the rows of nested parts refer; null if there are none
    record Row(
            List<@Nullable Object> values,
            List<Object> key,
            @Nullable UUID id) {

        /// The id as the database stores it.
        Stream<byte[]> idBytes() {
            return Stream.ofNullable(id).map(UUIDUtil::asByteArray);
        }

        int textLength() {
            return values.stream()
                    .mapToInt(value -> value instanceof String text ? text.length() : 0)
                    .sum();
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /// Empty after the last page, and perhaps before.
    List<Row> next() {
        if (isAtEnd) {
            return List.of();
        }
        parameters.put("limit", limit);
        var page = jdbc.sql(statement()).params(parameters).query(this::rows);
        var isLong = textLength(page) >= MOST_TEXT;
        isAtEnd = !isLong && page.size() < limit;
        if (!page.isEmpty()) {
            beginAfter(page.getLast());
        }
        // The next rows are probably as long, and the driver reads all rows that a statement finds.
        limit = isLong ? page.size() : Math.min(2 * limit, MOST_ROWS);
        return page;
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    private void beginAfter(Row row) {
        last = row;
        IntStream.range(0, row.key().size())
                .forEach(index -> parameters.put("key" + index, row.key().get(index)));
    }

    private String statement() {
        return "SELECT " + columns() + " FROM " + part.source() + (last == null ? "" : after()) + " ORDER BY "
                + String.join(", ", part.key()) + " LIMIT :limit";
    }

    private String columns() {
        var values = IntStream.range(0, part.fields().size())
                .mapToObj(index -> part.fields().get(index).sql() + " AS value" + index);
        var key = IntStream.range(0, part.key().size())
                .mapToObj(index -> part.key().get(index) + " AS key" + index);
        var id = Stream.ofNullable(part.id()).map(column -> column + " AS row_id");
        return Stream.of(values, key, id).flatMap(columns -> columns).collect(joining(", "));
    }

    /// By one column, or by two: an index of them is read from there.
    private String after() {
        var first = part.key().getFirst();
        var then = part.key().getLast();
        return part.key().size() == 1
                ? " AND %s > :key0".formatted(first)
                : " AND (%1$s > :key0 OR (%1$s = :key0 AND %2$s > :key1))".formatted(first, then);
    }

    private List<Row> rows(ResultSet found) throws SQLException {
        var page = new ArrayList<Row>();
        var text = 0;
        while (text < MOST_TEXT && found.next()) {
            page.add(row(found));
            text += page.getLast().textLength();
        }
        return page;
    }

    private Row row(ResultSet found) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (var field : part.fields()) {
            values.add(field.reader().read(found, "value" + values.size()));
        }
        var key = new ArrayList<Object>();
        for (var _ : part.key()) {
            key.add(found.getObject("key" + key.size()));
        }
        return new Row(values, key, part.id() == null ? null : EntityId.uuid(found.getBytes("row_id")));
    }

    private static int textLength(List<Row> page) {
        return page.stream().mapToInt(Row::textLength).sum();
    }
}
