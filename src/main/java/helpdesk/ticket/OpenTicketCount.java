package helpdesk.ticket;

import helpdesk.contact.spi.ContactField;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds `openTicketCount` to the schema's `Contact`.
@Component
class OpenTicketCount implements ContactField<Integer> {

    @Override
    public String name() {
        return "openTicketCount";
    }

    @Override
    public String subselect() {
        return "SELECT COUNT(*) FROM ticket t WHERE t.requester_id = c.id AND t.status IN ('OPEN', 'PENDING')";
    }

    @Override
    public Supplier<Integer> read(@Nullable String text) {
        var count = text == null ? 0 : Integer.parseInt(text);
        return () -> count;
    }
}
