package helpdesk.purge.residue;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.util.Assert;

/// The key that seals what purges look for: `helpdesk.purge.key`, 32 bytes in Base64, the same on all servers. Without
/// it the database keeps one that its servers share, which is simple, and no help against who has the whole database.
public final class PurgeKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    /// @param key in Base64; null for the database's own
    public PurgeKey(@Nullable String key, JdbcClient jdbc) {
        this.secret = key == null ? ofDatabase(jdbc) : bytes(key);
    }

    /// AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a nonce of its own each time.
    BytesEncryptor seal() {
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(secret, "AES"))
                .build();
    }

    private static byte[] bytes(String key) {
        var bytes = Base64.getDecoder().decode(key);
        Assert.isTrue(bytes.length == BYTES, "helpdesk.purge.key has to be 32 bytes in Base64");
        return bytes;
    }

    private static byte[] ofDatabase(JdbcClient jdbc) {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("INSERT INTO purge_key (id, secret) VALUES (1, :secret) ON DUPLICATE KEY UPDATE id = id")
                .param("secret", fresh)
                .update();
        return jdbc.sql("SELECT secret FROM purge_key").query(byte[].class).single();
    }
}
