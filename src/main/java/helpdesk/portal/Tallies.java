package helpdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.database.Columns;
import helpdesk.security.QuietTrace;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Counts what happens to e-mail addresses, for all servers together, and alike whether anybody is known to have the
/// address or not. A row names its address by a code that only the portal's key makes (HMAC-SHA-256), and is forgotten
/// soon.
@Repository
class Tallies {

    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);

    private static final int MOST_AT_ONCE = 1_000;

    private final SecretKey key;
    private final JdbcClient jdbc;
    private final Clock clock;

    Tallies(PortalSettings settings, JdbcClient jdbc, Clock clock) {
        this.key = settings.key();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is counted: of one address each has a code of its own.
    enum Subject {
        WRONG_PASSWORD,
        WRONG_PASSWORD_FROM_NETWORK,
        LETTER,
        LETTER_WITH_TAG
    }

    /// How many there were, from when on there may be another one, and when all of them are forgotten.
    record Tally(int number, Instant opensAt, Instant expiresAt) {

        boolean isForgotten(Instant now) {
            return !expiresAt.isAfter(now);
        }
    }

    /// Stands for the address that is counted.
    byte[] code(Subject subject, String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((subject + "\0" + address).getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Locked to the end of the running transaction, whether it still counts or not; of zero if there was none.
    Tally lock(byte[] code, Instant now) {
        jdbc.sql("""
            INSERT INTO portal_tally (code, number, opens_at, expires_at) VALUES (:code, 0, :now, :now)
            ON DUPLICATE KEY UPDATE code = code
            """).param("code", code).param("now", Columns.of(now)).update();
        return jdbc.sql("SELECT number, opens_at, expires_at FROM portal_tally WHERE code = :code")
                .param("code", code)
                .query((row, _) -> new Tally(
                        row.getInt("number"), Columns.instant(row, "opens_at"), Columns.instant(row, "expires_at")))
                .single();
    }

    void set(byte[] code, Tally tally) {
        jdbc.sql("""
            UPDATE portal_tally SET number = :number, opens_at = :opensAt, expires_at = :expiresAt WHERE code = :code
            """)
                .param("number", tally.number())
                .param("opensAt", Columns.of(tally.opensAt()))
                .param("expiresAt", Columns.of(tally.expiresAt()))
                .param("code", code)
                .update();
    }

    void delete(Collection<byte[]> codes) {
        jdbc.sql("DELETE FROM portal_tally WHERE code IN (:codes)")
                .param("codes", codes)
                .update();
    }

    /// All servers do, now and then, and get along: each takes the oldest.
    @Scheduled(fixedDelayString = "PT1M")
    void forgetExpired() {
        try {
            var deleted = MOST_AT_ONCE;
            while (deleted == MOST_AT_ONCE) {
                deleted = deleteExpired();
            }
        } catch (DataAccessException fault) {
            LOG.warn("Tallies stay for now: {}", QuietTrace.of(fault));
        }
    }

    private int deleteExpired() {
        return jdbc.sql("DELETE FROM portal_tally WHERE expires_at <= :now ORDER BY expires_at LIMIT :most")
                .param("now", Columns.of(clock.instant()))
                .param("most", MOST_AT_ONCE)
                .update();
    }
}
