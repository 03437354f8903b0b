package helpdesk.purge;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.EntityId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes contacts with a canary in each column: through the API as far as that goes, then in the database.
final class CanaryContacts {

    private final Helpdesk helpdesk;
    private final ColumnFiller filler;
    private final ResidueSearch search;
    private final JdbcClient jdbc;

    CanaryContacts(Helpdesk helpdesk, DatabaseSchema schema, JdbcClient jdbc) {
        this.helpdesk = helpdesk;
        this.filler = new ColumnFiller(schema, ClassifiedColumns.read(), jdbc);
        this.search = new ResidueSearch(schema, jdbc);
        this.jdbc = jdbc;
    }

    FilledContact aSoftDeletedContact() {
        var canaries = new Canaries();
        var contact = canaries.rememberId("contact", aContact(canaries));
        change(contact, canaries);
        fillTicketOf(contact, canaries);
        joinTicketOfSomebodyElse(contact);
        openPortalTo(contact, canaries);
        helpdesk.released(contact, helpdesk.aLegalHold(contact, canaries.text("reason of a legal hold")));
        helpdesk.softDeleted(contact);
        filler.fill(contact, canaries, search.find(canaries.texts()));
        canaries.forgetAllBut(
                search.find(canaries.texts()).stream().map(Residue::canary).collect(toSet()));
        return canaries.of(contact);
    }

    private String aContact(Canaries canaries) {
        return helpdesk.aContact(Map.of(
                "name", canaries.text("name"),
                "email", canaries.email(),
                "phone", canaries.phone(),
                "jobTitle", canaries.text("job title"),
                "customFieldValues",
                        List.of(
                                Map.of("key", helpdesk.aCustomField("TEXT"), "value", canaries.text("text")),
                                Map.of("key", helpdesk.aCustomField("NUMBER"), "value", canaries.number()),
                                Map.of("key", helpdesk.aCustomField("DATE"), "value", canaries.date()))));
    }

    /// Which the audit trail tells, and not to what.
    private void change(String contact, Canaries canaries) {
        var value = Map.of("key", helpdesk.aCustomField("TEXT"), "value", canaries.text("changed text"));
        helpdesk.change(contact, Map.of("address", canaries.text("address"), "customFieldValues", List.of(value)));
    }

    /// The ticket goes as a whole, so what others wrote there is to go as well.
    private void fillTicketOf(String contact, Canaries canaries) {
        var subject = canaries.text("subject");
        var ticket =
                canaries.rememberId("ticket", helpdesk.aTicketOf(contact, subject, canaries.text("first comment")));
        var collaborator = helpdesk.aContact();
        helpdesk.collaborates(collaborator, ticket);
        canaries.rememberId("reply", helpdesk.aComment(ticket, collaborator, canaries.text("reply")));
        helpdesk.aComment(ticket, null, canaries.text("comment of an agent"));
        helpdesk.rates(contact, ticket, 1, canaries.text("remark"));
        helpdesk.rates(collaborator, ticket, 5, canaries.text("remark of a collaborator"));
        helpdesk.aRepeatableComment(ticket, collaborator, canaries.text("comment with an idempotency key"));
    }

    /// What the contact says there stays (R6): it is no canary.
    private void joinTicketOfSomebodyElse(String contact) {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.collaborates(contact, ticket);
        helpdesk.aComment(ticket, contact, "Mine does not print either");
        helpdesk.aRepeatableComment(ticket, contact, "Nor does the other one");
        helpdesk.rates(contact, ticket, 3, "It took a while");
    }

    /// As if it had signed up, and mails of all kinds to it waited.
    private void openPortalTo(String contact, Canaries canaries) {
        var id = ContactId.parse(contact).orElseThrow().bytes();
        jdbc.sql("INSERT INTO portal_account (contact_id, password_hash, session_start, created_at) VALUES (:id,"
                        + " '', 0, NOW(6))")
                .param("id", id)
                .update();
        jdbc.sql("""
            INSERT INTO portal_mail (id, kind, contact_id, name, email, email_key, created_at, expires_at)
            SELECT :mail, 'SIGN_UP', id, name, email, email_key, NOW(6), NOW(6) + INTERVAL 1 DAY FROM contact WHERE id = :id
            """)
                .param("mail", UUIDUtil.asByteArray(EntityId.next()))
                .param("id", id)
                .update();
        addMail(id, "PASSWORD_RESET", canaries.text("mailbox of a password reset") + "@example.com");
        addMail(id, "EMAIL_CHANGE", canaries.text("wanted mailbox") + "@example.com");
        addMail(id, "EMAIL_CHANGED", canaries.text("mailbox of before") + "@example.com");
    }

    private void addMail(byte[] contact, String kind, String email) {
        jdbc.sql("""
            INSERT INTO portal_mail (id, kind, contact_id, email, email_key, created_at, expires_at)
            VALUES (:mail, :kind, :contact, :email, :email, NOW(6), NOW(6) + INTERVAL 1 DAY)
            """)
                .param("mail", UUIDUtil.asByteArray(EntityId.next()))
                .param("kind", kind)
                .param("contact", contact)
                .param("email", email)
                .update();
    }
}
