package helpdesk.ticket;

/// How far a ticket is.
enum TicketStatus {
    OPEN,
    PENDING,
    RESOLVED,
    CLOSED
}
