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

/// The mails that wait to be sent, and those whose links wait to be used. All of them expire.
@Repository
class PortalMails {

    private static final String MAIL = """
        SELECT m.id, m.kind, m.contact_id, m.name, m.email, m.email_key, m.created_at, m.expires_at, m.token_hash
        FROM portal_mail m
        WHERE \
        """;

    /// For one address, of one kind: a mailbox gets no more mails in a day.
    private static final int MOST_WAITING = MailThrottle.MOST;

    /// A running purge erases the mails of its contact sooner or later: until then they count as deleted.
    private static final String NOT_PURGED =
            " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = m.contact_id AND c.state = 'PURGING')";

    /// Links those with the address of one of the contacts to the contact.
    static final String LINK = """
        UPDATE portal_mail m JOIN contact c ON c.email_key = m.email_key
        SET m.contact_id = c.id WHERE c.id IN (:contacts)
        """;

    private final JdbcClient jdbc;

    PortalMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a mail that is due at once. Does nothing if the most mails of its kind to its address already wait: it
    /// would not be sent.
    @UnitOfWork
    void add(PortalMail mail) {
        jdbc.sql("""
            INSERT INTO portal_mail (id, kind, contact_id, name, email, email_key, created_at, expires_at, mail_due_at)
            SELECT :id, :kind, :contact, :name, :email, :key, :createdAt, :expiresAt, :createdAt FROM (
                SELECT COUNT(*) AS number FROM portal_mail
                WHERE email_key = :key AND kind = :kind AND mail_due_at IS NOT NULL
            ) waiting WHERE waiting.number < :most
            """)
                .param("most", MOST_WAITING)
                .param("id", mail.id().bytes())
                .param("kind", mail.kind().name())
                .param("contact", bytes(mail.contact()))
                .param("name", mail.name() == null ? null : mail.name().value())
                .param("email", mail.email().address())
                .param("key", mail.email().key())
                .param("createdAt", Columns.of(mail.createdAt()))
                .param("expiresAt", Columns.of(mail.expiresAt()))
                .update();
    }

    /// The one that has been due for the longest time.
    Optional<PortalMail> findDue(Instant now) {
        return jdbc.sql(MAIL + "m.mail_due_at <= :now" + NOT_PURGED + " ORDER BY m.mail_due_at LIMIT 1")
                .param("now", Columns.of(now))
                .query(PortalMails::mail)
                .optional();
    }

    /// Locks it to the end of the running transaction; false if it is no longer due.
    boolean lockIfDue(PortalMail mail, Instant now) {
        return jdbc.sql("SELECT m.id FROM portal_mail m WHERE m.id = :id AND m.mail_due_at <= :now" + NOT_PURGED
                        + " FOR UPDATE")
                .param("id", mail.id().bytes())
                .param("now", Columns.of(now))
                .query(byte[].class)
                .optional()
                .isPresent();
    }

    /// The one whose link has the token; empty if it has expired or is of another kind.
    Optional<PortalMail> find(MailKind kind, LinkToken token, Instant now) {
        return byToken(kind, token, now, "");
    }

    /// The same, locked to the end of the running transaction.
    Optional<PortalMail> lock(MailKind kind, LinkToken token, Instant now) {
        return byToken(kind, token, now, " FOR UPDATE");
    }

    private Optional<PortalMail> byToken(MailKind kind, LinkToken token, Instant now, String lock) {
        return jdbc.sql(MAIL + "m.token_hash = :hash AND m.kind = :kind AND m.expires_at > :now" + NOT_PURGED + lock)
                .param("hash", token.hash())
                .param("kind", kind.name())
                .param("now", Columns.of(now))
                .query(PortalMails::mail)
                .optional();
    }

    /// Gives it a token and its contact. It is due again later, in case this server dies.
    void startMailing(PortalMailId id, LinkToken token, @Nullable ContactId owner, Instant dueAgain) {
        jdbc.sql("""
            UPDATE portal_mail
            SET token_hash = :hash, contact_id = COALESCE(:owner, contact_id), mail_due_at = :dueAgain
            WHERE id = :id
            """)
                .param("hash", token.hash())
                .param("owner", bytes(owner))
                .param("dueAgain", Columns.of(dueAgain))
                .param("id", id.bytes())
                .update();
    }

    /// @param due when to send the mail with this token again; null if it was sent
    @UnitOfWork(repeatable = true)
    void setMailDue(LinkToken token, @Nullable Instant due) {
        jdbc.sql("UPDATE portal_mail SET mail_due_at = :due WHERE token_hash = :hash")
                .param("due", due == null ? null : Columns.of(due))
                .param("hash", token.hash())
                .update();
    }

    /// Those to its address.
    void linkTo(ContactId contact) {
        jdbc.sql(LINK).param("contacts", List.of(contact.bytes())).update();
    }

    /// Those to an address that it had, unless they are another contact's.
    void linkTo(ContactId contact, EmailAddress before) {
        jdbc.sql("UPDATE portal_mail SET contact_id = :contact WHERE email_key = :key AND contact_id IS NULL")
                .param("contact", contact.bytes())
                .param("key", before.key())
                .update();
    }

    /// Whether at least this number of mails wait. Without the hint, MySQL may read the whole table.
    boolean isAtLeast(int number, Instant now) {
        return jdbc.sql("""
            SELECT expires_at FROM portal_mail FORCE INDEX (portal_mail_by_expiry)
            WHERE expires_at > :now ORDER BY expires_at LIMIT 1 OFFSET :others
            """)
                .param("now", Columns.of(now))
                .param("others", number - 1)
                .query((_, _) -> true)
                .optional()
                .isPresent();
    }

    @UnitOfWork(repeatable = true)
    void delete(PortalMailId id) {
        jdbc.sql("DELETE FROM portal_mail WHERE id = :id")
                .param("id", id.bytes())
                .update();
    }

    /// Ends all links to the address.
    void deleteLinks(EmailAddress email) {
        jdbc.sql("DELETE FROM portal_mail WHERE email_key = :key AND kind <> 'EMAIL_CHANGED'")
                .param("key", email.key())
                .update();
    }

    /// Ends all links that change the account of the contact.
    void deleteLinks(ContactId contact) {
        jdbc.sql("DELETE FROM portal_mail WHERE contact_id = :contact AND kind IN ('PASSWORD_RESET', 'EMAIL_CHANGE')")
                .param("contact", contact.bytes())
                .update();
    }

    /// Returns how many of them were never sent.
    int deleteExpired(Instant now) {
        var unsent = jdbc.sql("DELETE FROM portal_mail WHERE expires_at <= :now AND mail_due_at IS NOT NULL")
                .param("now", Columns.of(now))
                .update();
        jdbc.sql("DELETE FROM portal_mail WHERE expires_at <= :now")
                .param("now", Columns.of(now))
                .update();
        return unsent;
    }

    private static PortalMail mail(ResultSet row, int number) throws SQLException {
        var contact = row.getBytes("contact_id");
        var name = row.getString("name");
        return new PortalMail(
                new PortalMailId(EntityId.uuid(row.getBytes("id"))),
                MailKind.valueOf(row.getString("kind")),
                contact == null ? null : new ContactId(EntityId.uuid(contact)),
                name == null ? null : new PersonalText(name),
                new EmailAddress(row.getString("email"), row.getString("email_key")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                row.getBytes("token_hash") != null);
    }

    private static byte @Nullable [] bytes(@Nullable ContactId contact) {
        return contact == null ? null : contact.bytes();
    }
}
