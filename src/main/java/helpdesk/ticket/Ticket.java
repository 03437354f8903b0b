package helpdesk.ticket;

import helpdesk.contact.ContactId;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A ticket as it is opened; the database gives it its number.
@Table("ticket")
record Ticket(
        @Id TicketId id,
        ContactId requesterId,
        String subject,
        TicketStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static Ticket open(ContactId requester, String subject, Instant now) {
        return new Ticket(TicketId.next(), requester, subject, TicketStatus.OPEN, now, now);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
