package helpdesk.torture;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcOperations;

/// Gives a contact more tickets and comments than anybody would send, straight into the database.
record BulkRows(JdbcOperations jdbc) {

    private static final int BATCH = 500;

    /// @param comments in each ticket
    void add(Person person, int tickets, int comments) {
        var left = tickets;
        while (left > 0) {
            addBatch(person, Math.min(left, BATCH), comments);
            left -= BATCH;
        }
    }

    private void addBatch(Person person, int tickets, int comments) {
        var now = Timestamp.from(Instant.now());
        var contact = person.key();
        var ids = IntStream.range(0, tickets).mapToObj(_ -> newId()).toList();
        var text = Canary.text(person.number, "in bulk");
        insert(
                """
                INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
                VALUES (?, ?, ?, 'OPEN', ?, ?)
                """,
                ids.stream()
                        .map(id -> new Object[] {id, contact, text, now, now})
                        .toList());
        insert(
                """
                INSERT INTO comment (id, ticket_id, position, author_contact_id, visibility, body, created_at)
                VALUES (?, ?, ?, ?, 'PUBLIC', ?, ?)
                """,
                ids.stream()
                        .flatMap(id -> IntStream.range(0, comments)
                                .mapToObj(index -> new Object[] {newId(), id, index + 1, contact, text, now}))
                        .toList());
    }

    void insert(String statement, List<Object[]> rows) {
        for (var from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(statement, new ArrayList<>(rows.subList(from, Math.min(from + BATCH, rows.size()))));
        }
    }

    static byte[] newId() {
        return UUIDUtil.asByteArray(Generators.timeBasedEpochRandomGenerator().generate());
    }
}
