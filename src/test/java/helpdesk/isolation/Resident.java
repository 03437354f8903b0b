package helpdesk.isolation;

import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal.Visitor;
import java.util.List;
import java.util.stream.Stream;

/// A contact on the portal, with what is its own.
///
/// @param number its place on the ring
record Resident(int number, Visitor visitor, String ownTicket, String sharedTicket, String comment) {

    List<String> ids() {
        return Stream.of(visitor.id(), ownTicket, sharedTicket, comment).toList();
    }

    HelpdeskClient client() {
        return visitor.client();
    }
}
