package helpdesk.random;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal.Visitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A help desk with something of everything in it, so that random requests find what they ask for.
record PopulatedHelpdesk(Helpdesk helpdesk, HelpdeskClient agent, List<Visitor> visitors) {

    private static final int CONTACTS = 8;
    private static final int BATCHES = 3;

    KnownObjects known() {
        var keys =
                Stream.of("TEXT", "NUMBER", "DATE").map(helpdesk::aCustomField).toList();
        var contacts =
                Stream.generate(() -> aContact(keys.getFirst())).limit(CONTACTS).toList();
        var callers = visitors.stream().map(Visitor::id).toList();
        var tickets = Stream.concat(contacts.stream(), callers.stream())
                .flatMap(contact -> Stream.of(helpdesk.aTicketOf(contact), helpdesk.aTicketOf(contact)))
                .toList();
        tickets.forEach(ticket -> helpdesk.rates(aRaterOf(ticket), ticket, 4, Canary.OF_THE_HELPDESK));
        callers.forEach(caller -> helpdesk.collaborates(caller, tickets.getFirst()));
        var comments = tickets.stream()
                .map(ticket -> helpdesk.aComment(ticket, contacts.getLast(), Canary.OF_THE_HELPDESK))
                .toList();
        var batches = Stream.generate(() -> helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact())))
                .limit(BATCHES)
                .toList();
        return new KnownObjects(
                contacts,
                callers,
                tickets,
                comments,
                List.of(helpdesk.purged(helpdesk.aSoftDeletedContact())
                        .path("id")
                        .asString()),
                auditEvents(),
                callers.stream()
                        .map(caller -> helpdesk.aLegalHold(caller, Canary.OF_THE_HELPDESK))
                        .toList(),
                batches.stream().map(batch -> batch.path("id").asString()).toList(),
                keys,
                visitors.stream().map(Visitor::email).toList(),
                contacts.stream().map(helpdesk::previewFingerprint).toList(),
                batches.stream()
                        .map(batch -> batch.path("fingerprint").asString())
                        .toList(),
                cursors());
    }

    private String aContact(String key) {
        var values = List.of(Map.of("key", key, "value", Canary.OF_THE_HELPDESK));
        return helpdesk.aContact(Map.of("name", Canary.OF_THE_HELPDESK + " Contact", "customFieldValues", values));
    }

    private String aRaterOf(String ticket) {
        var rater = helpdesk.aContact(Map.of("name", Canary.OF_THE_HELPDESK + " Rater"));
        helpdesk.collaborates(rater, ticket);
        return rater;
    }

    private List<String> auditEvents() {
        var page = agent.send("{ auditEvents { nodes { auditEvent: id } } }");
        return page.json().findValuesAsString("auditEvent");
    }

    private List<String> cursors() {
        var page = agent.send("{ auditEvents { edges { cursor } } "
                + "contacts(first: 3) { edges { cursor node { tickets { edges { cursor } } } } } }");
        return Stream.concat(Stream.of("nonsense", ""), page.json().findValuesAsString("cursor").stream())
                .toList();
    }
}
