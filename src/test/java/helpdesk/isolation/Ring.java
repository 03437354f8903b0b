package helpdesk.isolation;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import helpdesk.isolation.Secret.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Fills a help desk with contacts around a ring, all of whose texts are secrets.
record Ring(Helpdesk helpdesk, Portal portal, HelpdeskClient agent) {

    List<Resident> residents(int count) {
        var key = helpdesk.aCustomField("TEXT");
        var visitors = IntStream.range(0, count).mapToObj(this::visitor).toList();
        return IntStream.range(0, count)
                .mapToObj(number -> resident(number, key, visitors.get(number), visitors.get((number + 1) % count)))
                .toList();
    }

    private Visitor visitor(int number) {
        return portal.visitor(Secret.of(Kind.NAME, number), Secret.of(Kind.OWN, number) + "." + Helpdesk.newEmail());
    }

    private Resident resident(int number, String key, Visitor visitor, Visitor next) {
        var own = Secret.of(Kind.OWN, number);
        agent.mutate(
                        "updateContact",
                        Map.of(
                                "id",
                                visitor.id(),
                                "jobTitle",
                                own,
                                "address",
                                own,
                                "customFieldValues",
                                List.of(Map.of("key", key, "value", own))),
                        "contact { id }")
                .data("updateContact.contact.id");
        var ownTicket = ticket(number, visitor, own);
        var sharedTicket = ticket(number, visitor, Secret.of(Kind.SHARED, number));
        helpdesk.collaborates(next.id(), sharedTicket);
        var comment = helpdesk.aComment(sharedTicket, next.id(), Secret.of(Kind.SHARED, number));
        helpdesk.rates(next.id(), sharedTicket, 2, Secret.of(Kind.SHARED, number));
        return new Resident(number, visitor, ownTicket, sharedTicket, comment);
    }

    private String ticket(int number, Visitor requester, String secret) {
        var ticket = helpdesk.aTicketOf(requester.id(), secret, secret);
        helpdesk.aComment(ticket, requester.id(), secret);
        helpdesk.rates(requester.id(), ticket, 4, secret);
        agent.mutate(
                        "addComment",
                        Map.of("ticketId", ticket, "body", Secret.of(Kind.NOTE, number), "visibility", "PRIVATE"),
                        "comment { id }")
                .data("addComment.comment.id");
        return ticket;
    }
}
