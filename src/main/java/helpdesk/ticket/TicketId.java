package helpdesk.ticket;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;

/// The id of a ticket.
record TicketId(UUID value) implements EntityId {

    static final char TYPE = 'T';

    static TicketId next() {
        return new TicketId(EntityId.next());
    }

    static Optional<TicketId> parse(String globalId) {
        return GlobalId.parse(TYPE, globalId).map(TicketId::new);
    }

    String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
