package helpdesk.portal;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases the contact's account, which ends its sessions, and the mails to its address that wait or whose links wait
/// (R7).
@Component
class PortalPurge implements PurgeParticipant {

    @Override
    public int getOrder() {
        return 150;
    }

    /// Until it is tried, a mail is linked to no contact, and the purge would not find it.
    @Override
    public List<String> links() {
        return List.of(PortalMails.LINK);
    }

    /// Mails are not confirmed with the preview: anybody can add one to the contact's address.
    @Override
    public List<PurgeStep> steps() {
        return List.of(
                erase(
                        "PORTAL_ACCOUNT",
                        "portal_account",
                        "contact_id",
                        new PurgeSentence("1 portal account is erased", "%d portal accounts are erased")),
                erase(
                                "PORTAL_MAIL",
                                "portal_mail",
                                "id",
                                new PurgeSentence(
                                        "1 pending portal mail is erased", "%d pending portal mails are erased"))
                        .unconfirmed());
    }

    @Override
    public List<ExportPart> exportParts() {
        return List.of(
                ExportPart.object(
                        "portalAccount",
                        "portal_account WHERE portal_account.contact_id = :contact",
                        "portal_account.contact_id",
                        ExportField.time("createdAt", "portal_account.created_at")),
                mails());
    }

    /// The contact itself gets the mails to its own address only: whether a mail to another address is linked to it
    /// would tell whether that one is another contact's.
    private static ExportPart mails() {
        return ExportPart.list(
                "portalMails",
                """
                (
                    SELECT m.id FROM portal_mail m JOIN contact c ON c.email_key = m.email_key WHERE c.id = :contact
                    UNION SELECT portal_mail.id FROM portal_mail WHERE portal_mail.contact_id = :contact AND :officer
                ) own STRAIGHT_JOIN portal_mail ON portal_mail.id = own.id WHERE TRUE\
                """,
                List.of("portal_mail.id"),
                ExportField.text("kind", "portal_mail.kind"),
                ExportField.text("name", "portal_mail.name"),
                ExportField.text("email", "portal_mail.email"),
                ExportField.time("createdAt", "portal_mail.created_at"),
                ExportField.time("expiresAt", "portal_mail.expires_at"),
                ExportField.time("dueAt", "portal_mail.mail_due_at"));
    }

    private static PurgeStep erase(String subject, String table, String key, PurgeSentence sentence) {
        var source = table + " target WHERE target.contact_id IN (:contacts)";
        return PurgeStep.of(ERASE, subject, sentence, table, List.of(key), "target.contact_id", source);
    }
}
