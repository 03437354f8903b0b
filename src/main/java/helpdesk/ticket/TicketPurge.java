package helpdesk.ticket;

import static helpdesk.purge.spi.PurgeActionKind.ANONYMIZE;
import static helpdesk.purge.spi.PurgeActionKind.DELETE;
import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Deletes the tickets that the contact requested, with everything in them, whoever wrote it (R5), and makes the
/// contact Deleted User on other people's (R6).
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
                new PurgeStep(
                        DELETE,
                        "COMMENT",
                        new PurgeSentence(
                                "1 comment on tickets requested by this contact is deleted",
                                "%d comments on tickets requested by this contact are deleted"),
                        "comment",
                        ID,
                        inRequestedTickets("comment"),
                        null),
                new PurgeStep(
                        DELETE,
                        "SURVEY_RATING",
                        new PurgeSentence(
                                "1 survey rating of tickets requested by this contact is deleted",
                                "%d survey ratings of tickets requested by this contact are deleted"),
                        "survey_rating",
                        ID,
                        inRequestedTickets("survey_rating"),
                        null),
                new PurgeStep(
                        DELETE,
                        "COLLABORATION",
                        new PurgeSentence(
                                "1 collaboration on tickets requested by this contact is deleted",
                                "%d collaborations on tickets requested by this contact are deleted"),
                        "ticket_collaborator",
                        COLLABORATION,
                        inRequestedTickets("ticket_collaborator"),
                        null),
                new PurgeStep(
                        DELETE,
                        "TICKET",
                        new PurgeSentence(
                                "1 ticket requested by this contact is deleted",
                                "%d tickets requested by this contact are deleted"),
                        "ticket",
                        ID,
                        "ticket target WHERE target.requester_id = :contact",
                        null),
                new PurgeStep(
                        ANONYMIZE,
                        "COMMENT",
                        new PurgeSentence(
                                "1 comment on other people's tickets is kept and reads \"Deleted User\"",
                                "%d comments on other people's tickets are kept and read \"Deleted User\""),
                        "comment",
                        ID,
                        onOtherPeoplesTickets("comment", "author_contact_id"),
                        "target.author_contact_id = NULL"),
                new PurgeStep(
                        ANONYMIZE,
                        "SURVEY_RATING",
                        new PurgeSentence(
                                "1 survey rating of other people's tickets is kept and reads \"Deleted User\"",
                                "%d survey ratings of other people's tickets are kept and read \"Deleted User\""),
                        "survey_rating",
                        ID,
                        onOtherPeoplesTickets("survey_rating", "rater_contact_id"),
                        "target.rater_contact_id = NULL"),
                new PurgeStep(
                        ERASE,
                        "COLLABORATION",
                        new PurgeSentence(
                                "1 collaboration on other people's tickets is erased",
                                "%d collaborations on other people's tickets are erased"),
                        "ticket_collaborator",
                        COLLABORATION,
                        onOtherPeoplesTickets("ticket_collaborator", "contact_id"),
                        null));
    }

    /// From the contact's tickets on, whatever the optimizer thinks: it would lock all of a smaller table.
    private static String inRequestedTickets(String table) {
        return "ticket t STRAIGHT_JOIN %s target ON target.ticket_id = t.id WHERE t.requester_id = :contact"
                .formatted(table);
    }

    /// From what the contact said on, likewise.
    private static String onOtherPeoplesTickets(String table, String person) {
        return """
            %s target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id
            WHERE target.%s = :contact AND t.requester_id <> :contact\
            """.formatted(table, person);
    }
}
