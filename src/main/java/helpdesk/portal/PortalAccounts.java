package helpdesk.portal;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactId;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.ExistingContact;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The portal accounts: at most one for each contact.
@Repository
class PortalAccounts {

    private static final String ACCOUNT = """
        SELECT a.contact_id, c.state = 'ACTIVE' AS is_open, a.password_hash,
            a.session_start + c.soft_deletions AS session_number
        FROM portal_account a JOIN contact c ON c.id = a.contact_id
        WHERE \
        """;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Leaves room to add the soft deletions of the contact.
    private static final int HIGHEST_SESSION_START = 1 << 30;

    private final JdbcClient jdbc;

    PortalAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PortalAccount> find(ContactId contact) {
        return jdbc.sql(ACCOUNT + "a.contact_id = :contact")
                .param("contact", contact.bytes())
                .query(PortalAccounts::account)
                .optional();
    }

    Optional<PortalAccount> findByEmail(EmailAddress email) {
        return jdbc.sql(ACCOUNT + "c.email_key = :email")
                .param("email", email.key())
                .query(PortalAccounts::account)
                .optional();
    }

    /// Whether signing up is of no use: the contact is soft deleted, has another mailbox, or has an account.
    boolean isShutOut(ExistingContact contact, EmailAddress email) {
        return !isActiveAt(contact, email) || find(contact.id()).isPresent();
    }

    /// Whether the contact has an account, is active, and has this mailbox.
    boolean isOpenAt(ExistingContact contact, EmailAddress email) {
        return isActiveAt(contact, email) && find(contact.id()).isPresent();
    }

    private static boolean isActiveAt(ExistingContact contact, EmailAddress email) {
        return contact instanceof ActiveContact active && active.hasMailbox(email);
    }

    /// Session numbers start at random, so that no token of an account which the contact had before is valid for
    /// this one.
    PortalAccount add(ContactId contact, String passwordHash, Instant now) {
        jdbc.sql("""
            INSERT INTO portal_account (contact_id, password_hash, session_start, created_at)
            VALUES (:contact, :hash, :sessionStart, :now)
            """)
                .param("contact", contact.bytes())
                .param("hash", passwordHash)
                .param("sessionStart", RANDOM.nextInt(HIGHEST_SESSION_START))
                .param("now", Columns.of(now))
                .update();
        return find(contact).orElseThrow();
    }

    /// Changes the session number, too: no token that was issued before is valid any more.
    void setPassword(ContactId contact, String passwordHash) {
        jdbc.sql("""
            UPDATE portal_account SET password_hash = :hash, session_start = session_start + 1
            WHERE contact_id = :contact
            """)
                .param("hash", passwordHash)
                .param("contact", contact.bytes())
                .update();
    }

    void delete(ContactId contact) {
        jdbc.sql("DELETE FROM portal_account WHERE contact_id = :contact")
                .param("contact", contact.bytes())
                .update();
    }

    private static PortalAccount account(ResultSet row, int number) throws SQLException {
        return new PortalAccount(
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                row.getBoolean("is_open"),
                new PersonalText(row.getString("password_hash")),
                row.getInt("session_number"));
    }
}
