package helpdesk.ticket;

import helpdesk.contact.spi.ExportField;
import helpdesk.contact.spi.ExportPart;
import java.util.List;

/// What the tickets add to the export of a contact: the tickets that it requested with everything in them, and on other
/// people's tickets what is the contact's own. Other people appear with their display names only.
final class TicketExport {

    static final List<ExportPart> PARTS =
            List.of(requestedTickets(), commentsOfContact(), ratingsOfContact(), collaborations());

    private TicketExport() {}

    private static ExportPart requestedTickets() {
        return ExportPart.list(
                        "tickets",
                        "ticket WHERE ticket.requester_id = :contact",
                        List.of("ticket.number"),
                        ExportField.id("id", TicketId.TYPE, "ticket.id"),
                        ExportField.number("number", "ticket.number"),
                        ExportField.text("subject", "ticket.subject"),
                        ExportField.text("status", "ticket.status"),
                        ExportField.time("createdAt", "ticket.created_at"),
                        ExportField.time("updatedAt", "ticket.updated_at"))
                .with("ticket.id", commentsInTickets(), ratingsInTickets(), collaboratorsInTickets());
    }

    /// Private notes are for the eyes of the help desk.
    private static ExportPart commentsInTickets() {
        return ExportPart.list(
                "comments",
                """
                comment LEFT JOIN contact author ON author.id = comment.author_contact_id
                WHERE comment.ticket_id IN (:parents) AND (:officer OR comment.visibility = 'PUBLIC')\
                """,
                List.of("comment.ticket_id", "comment.position"),
                ExportField.id("id", CommentId.TYPE, "comment.id"),
                ExportField.text("authorType", typeOf("comment.author_contact_id", "comment.author_agent")),
                ExportField.text("authorName", "COALESCE(comment.author_agent, author.name, 'Deleted User')"),
                ExportField.text("recordedBy", "comment.recorded_by"),
                ExportField.text("visibility", "comment.visibility"),
                ExportField.text("body", "comment.body"),
                ExportField.time("createdAt", "comment.created_at"));
    }

    private static ExportPart ratingsInTickets() {
        return ExportPart.list(
                "surveyRatings",
                """
                survey_rating LEFT JOIN contact author ON author.id = survey_rating.rater_contact_id
                WHERE survey_rating.ticket_id IN (:parents)\
                """,
                List.of("survey_rating.ticket_id", "survey_rating.position"),
                ExportField.text("raterType", typeOf("survey_rating.rater_contact_id", "NULL")),
                ExportField.text("raterName", "COALESCE(author.name, 'Deleted User')"),
                ExportField.text("recordedBy", "survey_rating.recorded_by"),
                ExportField.number("score", "survey_rating.score"),
                ExportField.text("remark", "survey_rating.remark"),
                ExportField.time("createdAt", "survey_rating.created_at"));
    }

    private static ExportPart collaboratorsInTickets() {
        return ExportPart.list(
                "collaborators",
                """
                ticket_collaborator JOIN contact author
                ON author.id = ticket_collaborator.contact_id AND author.name IS NOT NULL
                WHERE ticket_collaborator.ticket_id IN (:parents)\
                """,
                List.of("ticket_collaborator.ticket_id", "ticket_collaborator.position"),
                ExportField.text("name", "author.name"),
                ExportField.time("addedAt", "ticket_collaborator.created_at"));
    }

    /// A contact whose purge has begun has no name.
    private static String typeOf(String contact, String agent) {
        return """
            CASE WHEN %s IS NOT NULL THEN 'AGENT' WHEN %s = :contact THEN 'THIS_CONTACT'
            WHEN author.name IS NOT NULL THEN 'CONTACT' ELSE 'DELETED_USER' END\
            """.formatted(agent, contact);
    }

    private static ExportPart commentsOfContact() {
        return ExportPart.list(
                "commentsOnOtherTickets",
                onOtherTickets("comment", "comment.author_contact_id")
                        + " AND (:officer OR comment.visibility = 'PUBLIC')",
                List.of("comment.ticket_id", "comment.id"),
                ExportField.id("id", CommentId.TYPE, "comment.id"),
                ExportField.number("ticketNumber", "ticket.number"),
                ExportField.text("recordedBy", "comment.recorded_by"),
                ExportField.text("visibility", "comment.visibility"),
                ExportField.text("body", "comment.body"),
                ExportField.time("createdAt", "comment.created_at"));
    }

    private static ExportPart ratingsOfContact() {
        return ExportPart.list(
                "surveyRatingsOnOtherTickets",
                onOtherTickets("survey_rating", "survey_rating.rater_contact_id"),
                List.of("survey_rating.ticket_id"),
                ExportField.number("ticketNumber", "ticket.number"),
                ExportField.text("recordedBy", "survey_rating.recorded_by"),
                ExportField.number("score", "survey_rating.score"),
                ExportField.text("remark", "survey_rating.remark"),
                ExportField.time("createdAt", "survey_rating.created_at"));
    }

    private static ExportPart collaborations() {
        return ExportPart.list(
                "collaborations",
                onOtherTickets("ticket_collaborator", "ticket_collaborator.contact_id"),
                List.of("ticket_collaborator.ticket_id"),
                ExportField.number("ticketNumber", "ticket.number"),
                ExportField.time("addedAt", "ticket_collaborator.created_at"));
    }

    private static String onOtherTickets(String table, String person) {
        return "%1$s STRAIGHT_JOIN ticket ON ticket.id = %1$s.ticket_id WHERE %2$s = :contact".formatted(table, person)
                + " AND ticket.requester_id <> :contact";
    }
}
