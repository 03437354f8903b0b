package helpdesk.hold;

import helpdesk.contact.spi.Holders;
import helpdesk.contact.spi.LegalHoldFinder;
import helpdesk.database.Columns;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds the contacts that have a legal hold in force.
@Component
class HeldContacts implements LegalHoldFinder {

    private final Clock clock;

    HeldContacts(Clock clock) {
        this.clock = clock;
    }

    /// Of several holds of a contact, the list takes the first. The search for an earlier one ends with the first that
    /// it finds: otherwise, a contact with thousands of holds would slow down the list for everybody.
    @Override
    public Holders find() {
        var another = "(SELECT 1 FROM legal_hold another WHERE " + LegalHolds.inForce("another");
        return new Holders(
                "legal_hold h FORCE INDEX (legal_hold_not_ended)",
                "h.contact_id",
                LegalHolds.inForce("h") + " AND " + another
                        + " AND another.contact_id = h.contact_id AND another.position < h.position LIMIT 1) IS NULL",
                another + " AND another.contact_id = c.id LIMIT 1) IS NOT NULL",
                Map.of("now", Columns.of(clock.instant())));
    }
}
