package helpdesk.portal;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

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

    private static PurgeStep erase(String subject, String table, String key, PurgeSentence sentence) {
        var source = table + " target WHERE target.contact_id IN (:contacts)";
        return PurgeStep.of(ERASE, subject, sentence, table, List.of(key), "target.contact_id", source);
    }
}
