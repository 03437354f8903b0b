package helpdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.database.Columns;
import helpdesk.security.QuietTrace;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Counts wrong passwords and mails for each e-mail address, shared by all servers, whether or not a contact has
/// the address. A row holds a keyed hash instead of the address (HMAC-SHA-256), and expires soon.
@Repository
class PortalCounters {

    private static final Logger LOG = LoggerFactory.getLogger(PortalCounters.class);

    private static final int MOST_AT_ONCE = 1_000;
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;
    private final JdbcClient jdbc;
    private final Clock clock;

    PortalCounters(PortalSettings settings, JdbcClient jdbc, Clock clock) {
        this.key = derived(settings.key());
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is counted. For each there is a counter of its own.
    enum Subject {
        WRONG_PASSWORD,
        WRONG_PASSWORD_FROM_NETWORK,
        MAIL,
        MAIL_WITH_TAG
    }

    /// @param number how many were counted
    /// @param opensAt when the next one is admitted
    /// @param expiresAt when the number no longer counts
    record Counter(int number, Instant opensAt, Instant expiresAt) {

        boolean isExpired(Instant now) {
            return !expiresAt.isAfter(now);
        }
    }

    /// A key for these hashes only (HKDF, RFC 5869), so that no hash can serve as the signature of a token.
    private static SecretKey derived(SecretKey tokenKey) {
        try {
            var purpose = HKDFParameterSpec.ofExtract()
                    .addIKM(tokenKey)
                    .thenExpand("helpdesk portal counters".getBytes(UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(HMAC, purpose);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What a row holds instead of the address.
    String hash(Subject subject, String address) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal((subject + "\0" + address).getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The counters by their hashes, locked in this order to the end of the running transaction. A new one has the
    /// number zero and is expired.
    Map<String, Counter> lock(List<String> hashes, Instant now) {
        var moment = Columns.of(now);
        jdbc.sql("""
            INSERT INTO portal_counter (hash, number, opens_at, expires_at) VALUES :rows
            ON DUPLICATE KEY UPDATE hash = portal_counter.hash
            """)
                .param(
                        "rows",
                        hashes.stream()
                                .map(hash -> new Object[] {hash, 0, moment, moment})
                                .toList())
                .update();
        return jdbc
                .sql("SELECT hash, number, opens_at, expires_at FROM portal_counter WHERE hash IN (:hashes)")
                .param("hashes", hashes)
                .query((row, _) -> Map.entry(
                        row.getString("hash"),
                        new Counter(
                                row.getInt("number"),
                                Columns.instant(row, "opens_at"),
                                Columns.instant(row, "expires_at"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Of counters that are locked. Updates lock no gap between them, as REPLACE would, in which others insert theirs.
    void set(Map<String, Counter> counters) {
        counters.forEach((hash, counter) -> jdbc.sql("""
            UPDATE portal_counter SET number = :number, opens_at = :opensAt, expires_at = :expiresAt WHERE hash = :hash
            """)
                .param("number", counter.number())
                .param("opensAt", Columns.of(counter.opensAt()))
                .param("expiresAt", Columns.of(counter.expiresAt()))
                .param("hash", hash)
                .update());
    }

    void delete(Collection<String> hashes) {
        jdbc.sql("DELETE FROM portal_counter WHERE hash IN (:hashes)")
                .param("hashes", hashes)
                .update();
    }

    /// Several servers may do so at once: each deletes the oldest rows that are left.
    @Scheduled(fixedDelayString = "PT1M")
    void deleteExpired() {
        try {
            var deleted = MOST_AT_ONCE;
            while (deleted == MOST_AT_ONCE) {
                deleted = deleteOldest();
            }
        } catch (DataAccessException fault) {
            LOG.warn("Expired counters are kept for now: {}", QuietTrace.of(fault));
        }
    }

    private int deleteOldest() {
        return jdbc.sql("DELETE FROM portal_counter WHERE expires_at <= :now ORDER BY expires_at LIMIT :most")
                .param("now", Columns.of(clock.instant()))
                .param("most", MOST_AT_ONCE)
                .update();
    }
}
