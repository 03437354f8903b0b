package helpdesk.ticket;

import helpdesk.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds tickets as nodes.
@Component
class TicketNodes implements NodeSource {

    private final TicketReader reader;

    TicketNodes(TicketReader reader) {
        this.reader = reader;
    }

    @Override
    public char type() {
        return TicketId.TYPE;
    }

    @Override
    public Map<UUID, TicketView> find(Collection<UUID> ids) {
        return reader.find(ids.stream().map(TicketId::new).toList()).values().stream()
                .collect(Collectors.toMap(ticket -> ticket.ticketId().value(), ticket -> ticket));
    }
}
