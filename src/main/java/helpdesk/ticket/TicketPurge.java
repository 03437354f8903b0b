package helpdesk.ticket;

import static helpdesk.purge.spi.PurgeActionKind.ANONYMIZE;
import static helpdesk.purge.spi.PurgeActionKind.DELETE;
import static helpdesk.purge.spi.PurgeActionKind.ERASE;

import helpdesk.contact.spi.ExportPart;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Deletes the tickets that the contact requested, with everything in them, whoever wrote it (R5). On other
/// people's tickets, the contact becomes Deleted User (R6).
@Component
class TicketPurge implements PurgeParticipant {

    private static final List<String> ID = List.of("id");
    private static final List<String> COLLABORATION = List.of("ticket_id", "contact_id");

    /// A large purge is done with these before it goes on to others. Otherwise each chunk would search all tickets
    /// whose comments are gone.
    private static final String FIRST_TICKETS = """
        (SELECT id, requester_id FROM ticket
         WHERE requester_id IN (:contacts) ORDER BY requester_id, number LIMIT 500) t\
        """;

    @Override
    public int getOrder() {
        return 200;
    }

    /// Other people's tickets first, as if many contacts were purged one after another.
    @Override
    public List<PurgeStep> steps() {
        return List.of(
                commentsToDeletedUser(),
                surveyRatingsToDeletedUser(),
                ownCollaborations(),
                inRequestedTickets("COMMENT", "comment", "comment on", "comments on")
                        .ofSize("LENGTH(target.body)"),
                inRequestedTickets("SURVEY_RATING", "survey_rating", "survey rating of", "survey ratings of")
                        .ofSize("LENGTH(target.remark)"),
                otherPeoplesCollaborations(),
                requestedTickets());
    }

    /// All tickets in which something is deleted or changed: writers and other purges lock them, too. Because of
    /// the limit, the database sorts the ids before it locks the rows one by one.
    @Override
    public List<String> locks() {
        return List.of("""
            SELECT t.id FROM (
                SELECT id FROM ticket WHERE requester_id IN (:contacts)
                UNION SELECT ticket_id FROM comment WHERE author_contact_id IN (:contacts)
                UNION SELECT ticket_id FROM survey_rating WHERE rater_contact_id IN (:contacts)
                UNION SELECT ticket_id FROM ticket_collaborator WHERE contact_id IN (:contacts)
                ORDER BY id LIMIT 1000000) concerned
            STRAIGHT_JOIN ticket t ON t.id = concerned.id FOR UPDATE
            """);
    }

    @Override
    public List<ExportPart> exportParts() {
        return TicketExport.PARTS;
    }

    /// STRAIGHT_JOIN makes the database begin with the contacts' tickets: otherwise it may lock all rows of a
    /// smaller table.
    private static PurgeStep inRequestedTickets(String subject, String table, String one, String many) {
        var sentence = new PurgeSentence(
                "1 " + one + " tickets requested by this contact is deleted",
                "%d " + many + " tickets requested by this contact are deleted");
        return PurgeStep.of(DELETE, subject, sentence, table, ID, "t.requester_id", onRequestedTickets(table))
                .from(onFirstTickets(table));
    }

    /// Without those of contacts that are purged earlier, which have erased them.
    private static PurgeStep otherPeoplesCollaborations() {
        var sentence = new PurgeSentence(
                "1 collaboration on tickets requested by this contact is deleted",
                "%d collaborations on tickets requested by this contact are deleted");
        var table = "ticket_collaborator";
        var isLeft = "NOT (target.contact_id < t.requester_id AND target.contact_id IN (:members))";
        var source = onRequestedTickets(table) + " AND " + isLeft;
        return PurgeStep.of(DELETE, "COLLABORATION", sentence, table, COLLABORATION, "t.requester_id", source)
                .from(onFirstTickets(table) + " WHERE " + isLeft);
    }

    private static String onRequestedTickets(String table) {
        return "ticket t STRAIGHT_JOIN " + table
                + " target ON target.ticket_id = t.id WHERE t.requester_id IN (:contacts)";
    }

    private static String onFirstTickets(String table) {
        return FIRST_TICKETS + " STRAIGHT_JOIN " + table + " target ON target.ticket_id = t.id";
    }

    private static PurgeStep requestedTickets() {
        var sentence = new PurgeSentence(
                "1 ticket requested by this contact is deleted", "%d tickets requested by this contact are deleted");
        var source = "ticket target WHERE target.requester_id IN (:contacts)";
        return PurgeStep.of(DELETE, "TICKET", sentence, "ticket", ID, "target.requester_id", source)
                .from(FIRST_TICKETS + " STRAIGHT_JOIN ticket target ON target.id = t.id");
    }

    /// The binary log holds a changed row twice: as it was, and as it is.
    private static PurgeStep commentsToDeletedUser() {
        return toDeletedUser("COMMENT", "comment", "author_contact_id", "comment on", "comments on")
                .ofSize("2 * LENGTH(target.body)");
    }

    private static PurgeStep surveyRatingsToDeletedUser() {
        var one = "survey rating of";
        return toDeletedUser("SURVEY_RATING", "survey_rating", "rater_contact_id", one, "survey ratings of")
                .ofSize("2 * LENGTH(target.remark)");
    }

    private static PurgeStep toDeletedUser(String subject, String table, String person, String one, String many) {
        var sentence = new PurgeSentence(
                "1 " + one + " other people's tickets is kept and reads \"Deleted User\"",
                "%d " + many + " other people's tickets are kept and read \"Deleted User\"");
        var who = "target." + person;
        var source = onOtherPeoplesTickets(table, person);
        return PurgeStep.of(ANONYMIZE, subject, sentence, table, ID, who, source)
                .changing(who + " = NULL");
    }

    private static PurgeStep ownCollaborations() {
        var sentence = new PurgeSentence(
                "1 collaboration on other people's tickets is erased",
                "%d collaborations on other people's tickets are erased");
        var source = onOtherPeoplesTickets("ticket_collaborator", "contact_id");
        return PurgeStep.of(
                ERASE, "COLLABORATION", sentence, "ticket_collaborator", COLLABORATION, "target.contact_id", source);
    }

    /// Begins with the rows of the contacts, likewise. A ticket of a contact that is purged earlier is gone by
    /// then.
    private static String onOtherPeoplesTickets(String table, String person) {
        var who = "target." + person;
        return table + " target STRAIGHT_JOIN ticket t ON t.id = target.ticket_id WHERE " + who + " IN (:contacts)"
                + " AND t.requester_id <> " + who
                + " AND NOT (t.requester_id < " + who + " AND t.requester_id IN (:members))";
    }
}
