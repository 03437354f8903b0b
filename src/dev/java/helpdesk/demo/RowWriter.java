package helpdesk.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import helpdesk.database.Columns;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Inserts rows in bounded transactions, many rows with each statement: the driver makes one `INSERT` of a batch.
final class RowWriter {

    private static final int ROWS_OF_A_TRANSACTION = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    RowWriter(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Writes the rows, of which each comes after those that it refers to, and tells how many they were.
    long write(Stream<Row> rows) {
        return rows.gather(Gatherers.windowFixed(ROWS_OF_A_TRANSACTION))
                .mapToLong(this::writeTogether)
                .sum();
    }

    private int writeTogether(List<Row> rows) {
        var byTable = rows.stream().collect(groupingBy(Row::table, () -> new EnumMap<>(Table.class), toList()));
        transactions.executeWithoutResult(_ -> byTable.forEach(this::insert));
        return rows.size();
    }

    private void insert(Table table, List<Row> rows) {
        jdbc.batchUpdate(table.insert(), rows, rows.size(), RowWriter::bind);
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        var index = 0;
        for (var value : row.values()) {
            statement.setObject(++index, column(value));
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        return switch (value) {
            case UUID id ->
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            case Instant moment -> Columns.of(moment);
            case null, default -> value;
        };
    }
}
