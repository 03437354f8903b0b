package helpdesk.purge.residue;

import helpdesk.contact.PersonalValues;
import helpdesk.database.EntityId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The values that a purge looks for before it is completed: encrypted as long as it goes on, and then gone.
@Component
public class SealedValues {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BytesEncryptor seal;

    SealedValues(JdbcClient jdbc, JsonMapper json, PurgeKey key) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = key.seal();
    }

    public void add(EntityId purge, PersonalValues values) {
        jdbc.sql("INSERT INTO contact_purge_values (purge_id, sealed) VALUES (:purge, :sealed)")
                .param("purge", purge.bytes())
                .param("sealed", seal.encrypt(json.writeValueAsBytes(values)))
                .update();
    }

    /// Empty for a purge that is completed, or began before there was such a look.
    ///
    /// @throws IllegalStateException if they were sealed with another key
    public Optional<PersonalValues> find(EntityId purge) {
        return jdbc.sql("SELECT sealed FROM contact_purge_values WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .query(byte[].class)
                .optional()
                .map(ciphertext -> json.readValue(opened(ciphertext), PersonalValues.class));
    }

    private byte[] opened(byte[] ciphertext) {
        try {
            return seal.decrypt(ciphertext);
        } catch (IllegalStateException | IllegalArgumentException otherKey) {
            throw new IllegalStateException(
                    "What this purge looks for was sealed with another helpdesk.purge.key", otherKey);
        }
    }

    public void destroy(EntityId purge) {
        jdbc.sql("DELETE FROM contact_purge_values WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .update();
    }
}
