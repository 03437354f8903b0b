package helpdesk.ticket;

import helpdesk.purge.spi.PurgeMentions;
import helpdesk.security.PrivacyOfficersOnly;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// Finds the tickets that quote somebody who is purged. Who reads them learns who it was: that is for those alone who
/// have to decide what becomes of the quotes (R6).
@Service
class MentioningTickets {

    private final TicketReader reader;

    MentioningTickets(TicketReader reader) {
        this.reader = reader;
    }

    /// Those that are not gone, in the order of the mentions.
    @PrivacyOfficersOnly
    public List<TicketView> ticketsOf(PurgeMentions mentions) {
        var ids = mentions.ticketIds().stream().map(TicketId::new).toList();
        var found = ids.isEmpty() ? Map.<TicketId, TicketView>of() : reader.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
