package helpdesk.ticket;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives what is added to a ticket its position among its like: under the ticket's lock, so that the order is that of
/// the commits. Times would not do: the clocks of two servers differ, and an answer would stand before its question.
@Component
class Positions {

    static final int FIRST = 1;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The one after all that there are; the ticket stays locked to the end of the transaction.
    ///
    /// @param table with the columns `ticket_id` and `position`
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String table, TicketId ticket) {
        lock(ticket);
        return jdbc.sql("SELECT COALESCE(MAX(position), 0) + 1 FROM %s WHERE ticket_id = :ticket".formatted(table))
                .param("ticket", ticket.bytes())
                .query(Integer.class)
                .single();
    }

    private void lock(TicketId ticket) {
        jdbc.sql("SELECT id FROM ticket WHERE id = :ticket FOR UPDATE")
                .param("ticket", ticket.bytes())
                .query(byte[].class)
                .single();
    }
}
