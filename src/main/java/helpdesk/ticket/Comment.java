package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.security.AgentCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A comment as it is added. No part of the ticket's aggregate, which would be written anew with each comment.
@Table("comment")
record Comment(
        @Id CommentId id,
        TicketId ticketId,
        int position,
        @Nullable ContactId authorContactId,
        @Nullable String authorAgent,
        @Nullable String authorAgentSubject,
        @Nullable String recordedBy,
        @Nullable String recordedBySubject,
        CommentVisibility visibility,
        String body,
        Instant createdAt) {

    static Comment ofAgent(
            TicketId ticket, int position, AgentCaller agent, CommentVisibility visibility, String body, Instant now) {
        return new Comment(
                CommentId.next(),
                ticket,
                position,
                null,
                agent.displayName(),
                agent.id(),
                null,
                null,
                visibility,
                body,
                now);
    }

    static Comment ofContact(
            TicketId ticket,
            int position,
            ContactId author,
            @Nullable AgentCaller recordedBy,
            CommentVisibility visibility,
            String body,
            Instant now) {
        var name = recordedBy == null ? null : recordedBy.displayName();
        var subject = recordedBy == null ? null : recordedBy.id();
        return new Comment(
                CommentId.next(), ticket, position, author, null, null, name, subject, visibility, body, now);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
