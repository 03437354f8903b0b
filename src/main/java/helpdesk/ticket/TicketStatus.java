package helpdesk.ticket;

/// The status of a ticket.
enum TicketStatus {
    OPEN,
    PENDING,
    RESOLVED,
    CLOSED
}
