package helpdesk.ticket;

import helpdesk.contact.ContactId;
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
        @Nullable String recordedBy,
        CommentVisibility visibility,
        String body,
        Instant createdAt) {

    static Comment ofAgent(
            TicketId ticket, int position, String agent, CommentVisibility visibility, String body, Instant now) {
        return new Comment(CommentId.next(), ticket, position, null, agent, null, visibility, body, now);
    }

    static Comment ofContact(
            TicketId ticket,
            int position,
            ContactId author,
            @Nullable String recordedBy,
            CommentVisibility visibility,
            String body,
            Instant now) {
        return new Comment(CommentId.next(), ticket, position, author, null, recordedBy, visibility, body, now);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
