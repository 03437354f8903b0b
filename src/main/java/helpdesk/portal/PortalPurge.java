package helpdesk.portal;

import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases the contact's account, which ends its sessions, and its sign-ups that wait for confirmation (R7).
@Component
class PortalPurge implements PurgeParticipant {

    @Override
    public int getOrder() {
        return 150;
    }

    /// Until its mail is tried, a sign-up is linked to no contact, and the purge would not find it.
    @Override
    public List<String> links() {
        return List.of(PendingSignUps.LINK);
    }

    /// Sign-ups are not confirmed with the preview: anybody can add one with the contact's address.
    @Override
    public List<PurgeStep> steps() {
        return List.of(
                erase(
                        "PORTAL_ACCOUNT",
                        "portal_account",
                        "contact_id",
                        new PurgeSentence("1 portal account is erased", "%d portal accounts are erased")),
                erase(
                                "SIGN_UP",
                                "portal_sign_up",
                                "id",
                                new PurgeSentence(
                                        "1 sign-up that waits for confirmation is erased",
                                        "%d sign-ups that wait for confirmation are erased"))
                        .unconfirmed());
    }

    private static PurgeStep erase(String subject, String table, String key, PurgeSentence sentence) {
        var source = table + " target WHERE target.contact_id IN (:contacts)";
        return PurgeStep.of(ERASE, subject, sentence, table, List.of(key), "target.contact_id", source);
    }
}
