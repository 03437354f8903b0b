package helpdesk.idempotency;

import helpdesk.database.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was created by requests that had a key: codes and ids, and nothing else.
@Repository
class IdempotencyRecords {

    private final JdbcClient jdbc;

    IdempotencyRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was created with a key before.
    ///
    /// @param isSame whether it was the same request
    record Found(UUID result, boolean isSame) {

        private static Found of(ResultSet row, int number) throws SQLException {
            return new Found(EntityId.uuid(row.getBytes("result_id")), row.getBoolean("is_same"));
        }
    }

    Optional<Found> find(byte[] keyCode, byte[] requestCode) {
        return jdbc.sql("""
            SELECT result_id, request_code = :request AS is_same FROM idempotency_record WHERE key_code = :key
            """)
                .param("key", keyCode)
                .param("request", requestCode)
                .query(Found::of)
                .optional();
    }

    /// Waits for a transaction that adds the same key, and fails if that one commits.
    void add(byte[] keyCode, byte[] requestCode, CreatedObject<?> created) {
        jdbc.sql("""
            INSERT INTO idempotency_record (key_code, request_code, result_id, owner_id, author_id)
            VALUES (:key, :request, :result, :owner, :author)
            """)
                .param("key", keyCode)
                .param("request", requestCode)
                .param("result", created.id().bytes())
                .param("owner", bytes(created.owner()))
                .param("author", bytes(created.author()))
                .update();
    }

    private static byte @Nullable [] bytes(@Nullable EntityId contact) {
        return contact == null ? null : contact.bytes();
    }
}
