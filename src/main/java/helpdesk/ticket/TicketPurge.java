package helpdesk.ticket;

import static helpdesk.purge.spi.PurgeActionKind.ANONYMIZE;
import static helpdesk.purge.spi.PurgeActionKind.DELETE;
import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.purge.spi.FreeText;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Deletes the tickets that the contact requested, with everything in them, whoever wrote it (R5), and makes
/// the contact Deleted User on other people's (R6).
@Component
class TicketPurge implements PurgeParticipant {

    private static final List<String> ID = List.of("id");
    private static final List<String> COLLABORATION = List.of("ticket_id", "contact_id");

    @Override
    public int getOrder() {
        return 200;
    }

    @Override
    public List<PurgeStep> steps() {
        return List.of(
                inRequestedTickets("COMMENT", "comment", ID, "comment on", "comments on"),
                inRequestedTickets("SURVEY_RATING", "survey_rating", ID, "survey rating of", "survey ratings of"),
                inRequestedTickets(
                        "COLLABORATION", "ticket_collaborator", COLLABORATION, "collaboration on", "collaborations on"),
                requestedTickets(),
                toDeletedUser("COMMENT", "comment", "author_contact_id", "comment on", "comments on"),
                toDeletedUser(
                        "SURVEY_RATING", "survey_rating", "rater_contact_id", "survey rating of", "survey ratings of"),
                ownCollaborations());
    }

    /// Subjects, comments and remarks: from the texts on, whatever the optimizer thinks, a page by the primary key.
    @Override
    public List<FreeText> freeTexts() {
        return List.of(
                freeText("comments", "comment m", "m.id", "m.body", "STRAIGHT_JOIN ticket t ON t.id = m.ticket_id"),
                freeText(
                        "survey remarks",
                        "survey_rating s",
                        "s.id",
                        "s.remark",
                        "STRAIGHT_JOIN ticket t ON t.id = s.ticket_id"),
                freeText("ticket subjects", "ticket t", "t.id", "t.subject", ""));
    }

    private static FreeText freeText(String name, String table, String id, String text, String ticket) {
        return new FreeText(name, """
            SELECT %2$s AS id, t.id AS ticket_id, IF(t.requester_id = :contact, NULL, %3$s) AS text
            FROM %1$s %4$s WHERE %2$s < :before ORDER BY %2$s DESC LIMIT :most
            """.formatted(table, id, text, ticket));
    }

    /// From the contact's tickets on, whatever the optimizer thinks: it would lock all of a smaller table.
    private static PurgeStep inRequestedTickets(
            String subject, String table, List<String> key, String one, String many) {
        var sentence = new PurgeSentence(
                "1 " + one + " tickets requested by this contact is deleted",
                "%d " + many + " tickets requested by this contact are deleted");
        var source = "ticket t STRAIGHT_JOIN %s target ON target.ticket_id = t.id WHERE t.requester_id = :contact"
                .formatted(table);
        return new PurgeStep(DELETE, subject, sentence, table, key, source, null);
    }

    private static PurgeStep requestedTickets() {
        var sentence = new PurgeSentence(
                "1 ticket requested by this contact is deleted", "%d tickets requested by this contact are deleted");
        return new PurgeStep(
                DELETE, "TICKET", sentence, "ticket", ID, "ticket target WHERE target.requester_id = :contact", null);
    }

    private static PurgeStep toDeletedUser(String subject, String table, String person, String one, String many) {
        var sentence = new PurgeSentence(
                "1 " + one + " other people's tickets is kept and reads \"Deleted User\"",
                "%d " + many + " other people's tickets are kept and read \"Deleted User\"");
        var source = onOtherPeoplesTickets(table, person);
        return new PurgeStep(ANONYMIZE, subject, sentence, table, ID, source, "target." + person + " = NULL");
    }

    private static PurgeStep ownCollaborations() {
        var sentence = new PurgeSentence(
                "1 collaboration on other people's tickets is erased",
                "%d collaborations on other people's tickets are erased");
        var source = onOtherPeoplesTickets("ticket_collaborator", "contact_id");
        return new PurgeStep(ERASE, "COLLABORATION", sentence, "ticket_collaborator", COLLABORATION, source, null);
    }

    /// From what the contact said on, likewise.
    private static String onOtherPeoplesTickets(String table, String person) {
        return """
            %s target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id
            WHERE target.%s = :contact AND t.requester_id <> :contact\
            """.formatted(table, person);
    }
}
