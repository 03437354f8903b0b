package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.database.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sign-ups that wait for their mail or their confirmation. All of them expire.
@Repository
class PendingSignUps {

    private static final String SIGN_UP = """
        SELECT s.id, s.name, s.email, s.email_key, s.created_at, s.expires_at, s.token_hash
        FROM portal_sign_up s
        WHERE \
        """;

    /// For one address: a mailbox gets no more mails in a day.
    private static final int MOST_WAITING = MailThrottle.MOST;

    /// A running purge erases the sign-ups of its contact sooner or later: until then they count as deleted.
    private static final String NOT_PURGED =
            " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = s.contact_id AND c.state = 'PURGING')";

    /// Links those with the address of one of the contacts to the contact.
    static final String LINK = """
        UPDATE portal_sign_up s JOIN contact c ON c.email_key = s.email_key
        SET s.contact_id = c.id WHERE c.id IN (:contacts)
        """;

    private final JdbcClient jdbc;

    PendingSignUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a sign-up whose mail is due at once. Does nothing if the most mails to its address already wait: it would
    /// get none.
    @UnitOfWork
    void add(PendingSignUp signUp) {
        jdbc.sql("""
            INSERT INTO portal_sign_up (id, name, email, email_key, created_at, expires_at, mail_due_at)
            SELECT :id, :name, :email, :key, :createdAt, :expiresAt, :createdAt FROM (
                SELECT COUNT(*) AS number FROM portal_sign_up WHERE email_key = :key AND mail_due_at IS NOT NULL
            ) waiting WHERE waiting.number < :most
            """)
                .param("most", MOST_WAITING)
                .param("id", signUp.id().bytes())
                .param("name", signUp.name().value())
                .param("email", signUp.email().address())
                .param("key", signUp.email().key())
                .param("createdAt", Columns.of(signUp.createdAt()))
                .param("expiresAt", Columns.of(signUp.expiresAt()))
                .update();
    }

    /// The one whose mail has been due for the longest time.
    Optional<PendingSignUp> findDue(Instant now) {
        return jdbc.sql(SIGN_UP + "s.mail_due_at <= :now" + NOT_PURGED + " ORDER BY s.mail_due_at LIMIT 1")
                .param("now", Columns.of(now))
                .query(PendingSignUps::signUp)
                .optional();
    }

    /// Locks it to the end of the running transaction; false if its mail is no longer due.
    boolean lockIfDue(PendingSignUp signUp, Instant now) {
        return jdbc.sql("SELECT s.id FROM portal_sign_up s WHERE s.id = :id AND s.mail_due_at <= :now" + NOT_PURGED
                        + " FOR UPDATE")
                .param("id", signUp.id().bytes())
                .param("now", Columns.of(now))
                .query(byte[].class)
                .optional()
                .isPresent();
    }

    /// The one whose link has the token; empty if it has expired.
    Optional<PendingSignUp> find(SignUpToken token, Instant now) {
        return byToken(token, now, "");
    }

    /// The same, locked to the end of the running transaction.
    Optional<PendingSignUp> lock(SignUpToken token, Instant now) {
        return byToken(token, now, " FOR UPDATE");
    }

    private Optional<PendingSignUp> byToken(SignUpToken token, Instant now, String lock) {
        return jdbc.sql(SIGN_UP + "s.token_hash = :hash AND s.expires_at > :now" + NOT_PURGED + lock)
                .param("hash", token.hash())
                .param("now", Columns.of(now))
                .query(PendingSignUps::signUp)
                .optional();
    }

    /// Gives it a token and its contact. Its mail is due again later, in case this server dies.
    void startMailing(SignUpId id, SignUpToken token, @Nullable ContactId owner, Instant dueAgain) {
        jdbc.sql("""
            UPDATE portal_sign_up
            SET token_hash = :hash, contact_id = COALESCE(:owner, contact_id), mail_due_at = :dueAgain
            WHERE id = :id
            """)
                .param("hash", token.hash())
                .param("owner", owner == null ? null : owner.bytes())
                .param("dueAgain", Columns.of(dueAgain))
                .param("id", id.bytes())
                .update();
    }

    /// @param due when to send the mail with this token again; null if it was sent
    @UnitOfWork(repeatable = true)
    void setMailDue(SignUpToken token, @Nullable Instant due) {
        jdbc.sql("UPDATE portal_sign_up SET mail_due_at = :due WHERE token_hash = :hash")
                .param("due", due == null ? null : Columns.of(due))
                .param("hash", token.hash())
                .update();
    }

    void linkTo(ContactId contact) {
        jdbc.sql(LINK).param("contacts", List.of(contact.bytes())).update();
    }

    /// Whether at least this number of sign-ups wait. Without the hint, MySQL may read the whole table.
    boolean isAtLeast(int number, Instant now) {
        return jdbc.sql("""
            SELECT expires_at FROM portal_sign_up FORCE INDEX (portal_sign_up_by_expiry)
            WHERE expires_at > :now ORDER BY expires_at LIMIT 1 OFFSET :others
            """)
                .param("now", Columns.of(now))
                .param("others", number - 1)
                .query((_, _) -> true)
                .optional()
                .isPresent();
    }

    @UnitOfWork(repeatable = true)
    void delete(SignUpId id) {
        jdbc.sql("DELETE FROM portal_sign_up WHERE id = :id")
                .param("id", id.bytes())
                .update();
    }

    void deleteAllOf(EmailAddress email) {
        jdbc.sql("DELETE FROM portal_sign_up WHERE email_key = :key")
                .param("key", email.key())
                .update();
    }

    /// Returns how many of them never got their mail.
    @UnitOfWork
    int deleteExpired(Instant now) {
        var unmailed = jdbc.sql("DELETE FROM portal_sign_up WHERE expires_at <= :now AND mail_due_at IS NOT NULL")
                .param("now", Columns.of(now))
                .update();
        jdbc.sql("DELETE FROM portal_sign_up WHERE expires_at <= :now")
                .param("now", Columns.of(now))
                .update();
        return unmailed;
    }

    private static PendingSignUp signUp(ResultSet row, int number) throws SQLException {
        return new PendingSignUp(
                new SignUpId(EntityId.uuid(row.getBytes("id"))),
                new PersonalText(row.getString("name")),
                new EmailAddress(row.getString("email"), row.getString("email_key")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                row.getBytes("token_hash") != null);
    }
}
