package helpdesk.purge.residue;

import helpdesk.contact.PersonalValues;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.ResidueFinding;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The values that a purge looks for before it is completed: encrypted as long as it goes on, and then gone.
@Component
public class SealedValues {

    /// Stands for values that cannot be looked for.
    public static final ResidueFinding UNREADABLE = new ResidueFinding("contact_purge_values", "sealed", 1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BytesEncryptor seal;

    SealedValues(JdbcClient jdbc, JsonMapper json, PurgeKey key) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = key.seal();
    }

    public void add(PurgeId purge, PersonalValues values) {
        jdbc.sql("INSERT INTO contact_purge_values (purge_id, sealed) VALUES (:purge, :sealed)")
                .param("purge", purge.bytes())
                .param("sealed", seal.encrypt(json.writeValueAsBytes(values)))
                .update();
    }

    /// Empty for a purge that is completed, or began before there was such a look.
    ///
    /// @throws SealedWithAnotherKey if it is not this server's
    public Optional<PersonalValues> find(PurgeId purge) {
        return jdbc.sql("SELECT sealed FROM contact_purge_values WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .query(byte[].class)
                .optional()
                .map(ciphertext -> json.readValue(opened(ciphertext), PersonalValues.class));
    }

    private byte[] opened(byte[] ciphertext) {
        try {
            return seal.decrypt(ciphertext);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException otherKey) {
            throw new SealedWithAnotherKey(otherKey);
        }
    }

    public void destroy(PurgeId purge) {
        jdbc.sql("DELETE FROM contact_purge_values WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .update();
    }
}
