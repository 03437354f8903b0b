package helpdesk.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A key in the database, from which others are derived: those that seal cursors, and the one of the codes of
/// idempotency records. So all servers on the database share them, restarts included, without any setting.
@Component
public class SharedKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey secret;

    SharedKey(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO shared_key (id, secret) VALUES (1, :secret) ON DUPLICATE KEY UPDATE id = id")
                .param("secret", random())
                .update();
        this.secret = new SecretKeySpec(
                jdbc.sql("SELECT secret FROM shared_key").query(byte[].class).single(), ALGORITHM);
    }

    /// A key for one purpose, of no use for any other.
    public SecretKey derived(String purpose) {
        return new SecretKeySpec(mac().doFinal(("key for " + purpose).getBytes(UTF_8)), ALGORITHM);
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
