package helpdesk.idempotency;

import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Text;
import helpdesk.security.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Creates an object once, however often it is asked for with the same idempotency key. The object and the record
/// of it are written in the same transaction: there is never one without the other.
@Component
public class Idempotency {

    private static final int LONGEST = 255;

    private final JdbcClient jdbc;
    private final RequestCodes codes;
    private final CurrentCaller caller;

    Idempotency(JdbcClient jdbc, RequestCodes codes, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.caller = caller;
    }

    /// The object that the same request created earlier, or else the one that the work creates now. A refusal is
    /// not recorded, since it has changed nothing: a repeated request is checked again.
    ///
    /// @param id makes the id of the object from its UUID
    @Transactional(propagation = Propagation.MANDATORY)
    public <T extends EntityId> Outcome<T> once(
            IdempotentRequest request, Function<UUID, T> id, Supplier<Outcome<CreatedObject<T>>> work) {
        var key = request.key();
        if (key == null) {
            return work.get().either(created -> Outcome.done(created.id()), Outcome::refused);
        }
        var check = new InputCheck();
        check.check(key, text -> Text.line(text, LONGEST), IdempotentRequest.KEY);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        var keyCode = codes.ofKey(caller.get(), key);
        return once(keyCode, codes.ofRequest(keyCode, request), id, work);
    }

    /// Looks for a record once more after a refusal: what refuses this request may be the object that the same
    /// request has created in between, such as a contact with the same e-mail address.
    private <T extends EntityId> Outcome<T> once(
            byte[] keyCode, byte[] requestCode, Function<UUID, T> id, Supplier<Outcome<CreatedObject<T>>> work) {
        return find(keyCode, requestCode, id)
                .orElseGet(() -> work.get()
                        .either(
                                created -> record(keyCode, requestCode, created),
                                reasons -> find(keyCode, requestCode, id).orElseGet(() -> Outcome.refused(reasons))));
    }

    private <T extends EntityId> Optional<Outcome<T>> find(byte[] keyCode, byte[] requestCode, Function<UUID, T> id) {
        return jdbc.sql("""
            SELECT result_id, request_code = :request AS is_same FROM idempotency_record WHERE key_code = :key
            """)
                .param("key", keyCode)
                .param("request", requestCode)
                .query((row, _) -> recorded(row, id))
                .optional();
    }

    private static <T extends EntityId> Outcome<T> recorded(ResultSet row, Function<UUID, T> id) throws SQLException {
        return row.getBoolean("is_same")
                ? Outcome.done(id.apply(EntityId.uuid(row.getBytes("result_id"))))
                : Outcome.refused(new IdempotencyKeyReused());
    }

    /// Waits for a transaction that records the same key, and fails if that one commits: then the unit of work is
    /// run again, and finds the record.
    private <T extends EntityId> Outcome<T> record(byte[] keyCode, byte[] requestCode, CreatedObject<T> created) {
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
        return Outcome.done(created.id());
    }

    private static byte @Nullable [] bytes(@Nullable EntityId contact) {
        return contact == null ? null : contact.bytes();
    }
}
