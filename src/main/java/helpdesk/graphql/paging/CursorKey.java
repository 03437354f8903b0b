package helpdesk.graphql.paging;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key that seals cursors: in the database, so that all servers on it and all restarts share it without any
/// setting.
@Component
class CursorKey {

    private final byte[] secret;

    CursorKey(JdbcClient jdbc) {
        jdbc.sql("INSERT IGNORE INTO cursor_key (id, secret) VALUES (1, :secret)")
                .param("secret", random())
                .update();
        this.secret =
                jdbc.sql("SELECT secret FROM cursor_key").query(byte[].class).single();
    }

    byte[] secret() {
        return secret;
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
