package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tickets, for writing. What is added to a ticket gets the next position, under the ticket's lock, so that
/// positions are in the order of the commits. Times would not do: the clocks of two servers differ, and an answer
/// could stand before its question.
@Repository
class Tickets {

    private final JdbcClient jdbc;
    private final Clock clock;

    Tickets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Adds an open ticket with its first comment; the database gives it a number.
    ///
    /// @param recordedBy the agent who records it for the requester; null if the requester writes it
    TicketId add(ContactId requester, @Nullable AgentCaller recordedBy, String subject, String body) {
        var id = TicketId.next();
        var now = clock.instant();
        jdbc.sql("""
            INSERT INTO ticket (id, requester_id, subject, subject_words, status, created_at, updated_at)
            VALUES (:id, :requester, :subject, :words, :status, :now, :now)
            """)
                .param("id", id.bytes())
                .param("requester", requester.bytes())
                .param("subject", subject)
                .param("words", SubjectWords.of(subject))
                .param("status", TicketStatus.OPEN.name())
                .param("now", Columns.of(now))
                .update();
        insertComment(id, requester, recordedBy, CommentVisibility.PUBLIC, body, now);
        return id;
    }

    void setStatus(TicketId ticket, TicketStatus status) {
        jdbc.sql("UPDATE ticket SET status = :status, updated_at = :now WHERE id = :id AND status <> :status")
                .param("status", status.name())
                .param("now", Columns.of(clock.instant()))
                .param("id", ticket.bytes())
                .update();
    }

    /// @param author the contact who wrote it; null if the agent did
    /// @param agent the agent who wrote it, or who records it for the contact; null if the contact wrote it on the
    ///     portal
    CommentId addComment(
            TicketId ticket,
            @Nullable ContactId author,
            @Nullable AgentCaller agent,
            CommentVisibility visibility,
            String body) {
        lock(ticket);
        return insertComment(ticket, author, agent, visibility, body, clock.instant());
    }

    private CommentId insertComment(
            TicketId ticket,
            @Nullable ContactId author,
            @Nullable AgentCaller agent,
            CommentVisibility visibility,
            String body,
            Instant now) {
        var id = CommentId.next();
        var writer = author == null ? agent : null;
        var recorder = author == null ? null : agent;
        jdbc.sql("""
            INSERT INTO comment (id, ticket_id, position, author_contact_id, author_agent, author_agent_subject,
                recorded_by, recorded_by_subject, visibility, body, created_at)
            SELECT :id, :ticket, latest.position + 1, :author, :agent, :agentSubject,
                :recorder, :recorderSubject, :visibility, :body, :now
            FROM (SELECT COALESCE(MAX(position), 0) AS position FROM comment WHERE ticket_id = :ticket) latest
            """)
                .param("id", id.bytes())
                .param("ticket", ticket.bytes())
                .param("author", author == null ? null : author.bytes())
                .param("agent", displayName(writer))
                .param("agentSubject", subject(writer))
                .param("recorder", displayName(recorder))
                .param("recorderSubject", subject(recorder))
                .param("visibility", visibility.name())
                .param("body", body)
                .param("now", Columns.of(now))
                .update();
        return id;
    }

    SurveyRatingId addRating(
            TicketId ticket, ContactId rater, @Nullable AgentCaller recordedBy, int score, @Nullable String remark) {
        lock(ticket);
        var id = SurveyRatingId.next();
        jdbc.sql("""
            INSERT INTO survey_rating (id, ticket_id, position, rater_contact_id, recorded_by, recorded_by_subject, score,
                remark, created_at)
            SELECT :id, :ticket, latest.position + 1, :rater, :recorder, :recorderSubject, :score,
                :remark, :now
            FROM (SELECT COALESCE(MAX(position), 0) AS position FROM survey_rating WHERE ticket_id = :ticket) latest
            """)
                .param("id", id.bytes())
                .param("ticket", ticket.bytes())
                .param("rater", rater.bytes())
                .param("recorder", displayName(recordedBy))
                .param("recorderSubject", subject(recordedBy))
                .param("score", score)
                .param("remark", remark)
                .param("now", Columns.of(clock.instant()))
                .update();
        return id;
    }

    void addCollaborator(TicketId ticket, ContactId collaborator) {
        lock(ticket);
        jdbc.sql("""
            INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at)
            SELECT :ticket, :contact, latest.position + 1, :now
            FROM (SELECT COALESCE(MAX(position), 0) AS position FROM ticket_collaborator WHERE ticket_id = :ticket) latest
            """)
                .param("ticket", ticket.bytes())
                .param("contact", collaborator.bytes())
                .param("now", Columns.of(clock.instant()))
                .update();
    }

    /// To the end of the running transaction.
    private void lock(TicketId ticket) {
        jdbc.sql("SELECT id FROM ticket WHERE id = :ticket FOR UPDATE")
                .param("ticket", ticket.bytes())
                .query(byte[].class)
                .single();
    }

    private static @Nullable String displayName(@Nullable AgentCaller agent) {
        return agent == null ? null : agent.displayName();
    }

    private static @Nullable String subject(@Nullable AgentCaller agent) {
        return agent == null ? null : agent.id();
    }

    /// What a contact has to do with a ticket already.
    ///
    /// @param places how many collaborators the ticket has. A purged one who has rated it keeps the place, so that
    ///     a ticket never has more ratings than its requester and its places
    record Participation(boolean isCollaborator, boolean hasRated, int places) {}

    Participation participation(TicketId ticket, ContactId contact) {
        return jdbc.sql("""
            SELECT
                EXISTS (SELECT 1 FROM ticket_collaborator WHERE ticket_id = :ticket AND contact_id = :contact) AS collaborates,
                EXISTS (SELECT 1 FROM survey_rating WHERE ticket_id = :ticket AND rater_contact_id = :contact) AS rated,
                (SELECT COUNT(*) FROM ticket_collaborator WHERE ticket_id = :ticket)
                    + (SELECT COUNT(*) FROM survey_rating WHERE ticket_id = :ticket AND rater_contact_id IS NULL) AS places
            """)
                .param("ticket", ticket.bytes())
                .param("contact", contact.bytes())
                .query((row, _) -> new Participation(
                        row.getBoolean("collaborates"), row.getBoolean("rated"), row.getInt("places")))
                .single();
    }
}
