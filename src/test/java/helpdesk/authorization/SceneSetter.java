package helpdesk.authorization;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import java.util.List;
import java.util.Map;

/// Sets scenes in which every field has a value, so that none is withheld by chance.
record SceneSetter(HelpdeskClient client, Helpdesk helpdesk, Portal portal) {

    Scene aScene() {
        var field = aChoice();
        var contact = aContactWithEverything(field);
        var collaborator = portal.aVisitor();
        var ticket = helpdesk.aTicketOf(contact.id());
        helpdesk.collaborates(collaborator.id(), ticket);
        helpdesk.rates(contact.id(), ticket, 4, "Quick");
        var email = Helpdesk.newEmail();
        var gone = helpdesk.aContact(Map.of("email", email));
        var commentOfNobody = helpdesk.aComment(ticket, gone, "Write to me at " + email);
        return new Scene(
                contact,
                collaborator,
                ticket,
                aCollaboration(collaborator, contact),
                firstComment(ticket),
                helpdesk.aComment(ticket, null, "Is it plugged in?"),
                commentOfNobody,
                aNote(ticket),
                field,
                helpdesk.purged(helpdesk.softDeleted(gone)).path("id").asString(),
                latestAuditEvent(contact.id()),
                aReleasedLegalHold(contact.id()),
                aCompletedBatch(),
                aCancelledBatch());
    }

    private Visitor aContactWithEverything(String field) {
        var contact = portal.aVisitor();
        var changes = Map.of(
                "id", contact.id(),
                "phone", "+4930901820",
                "jobTitle", "Baker",
                "address", "1 High Street",
                "customFieldValues", List.of(Map.of("key", field, "value", "gold")));
        client.asAgent().mutate("updateContact", changes, "contact { id }").text("updateContact.contact.id");
        return contact;
    }

    private String aCollaboration(Visitor requester, Visitor collaborator) {
        var ticket = helpdesk.aTicketOf(requester.id());
        helpdesk.collaborates(collaborator.id(), ticket);
        return ticket;
    }

    private String aReleasedLegalHold(String contact) {
        var hold = helpdesk.aLegalHold(contact, "A lawsuit");
        helpdesk.released(contact, hold);
        return hold;
    }

    private String aCompletedBatch() {
        var restored = helpdesk.aSoftDeletedContact();
        var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact(), restored));
        helpdesk.restored(restored);
        helpdesk.started(batch);
        return helpdesk.ended(batch).path("id").asString();
    }

    private String aCancelledBatch() {
        var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
        helpdesk.cancelled(batch);
        return batch.path("id").asString();
    }

    private String latestAuditEvent(String contact) {
        var document = "query($id: ID!) { contact(id: $id) { auditEvents(first: 1) { nodes { id } } } }";
        return client.asAgent().send(document, Map.of("id", contact)).text("contact.auditEvents.nodes.0.id");
    }

    private String firstComment(String ticket) {
        var document = "query($id: ID!) { ticket(id: $id) { comments(first: 1) { nodes { id } } } }";
        return client.asAgent()
                .send(document, Map.of("id", ticket))
                .data("ticket.comments.nodes")
                .path(0)
                .path("id")
                .asString();
    }

    private String aNote(String ticket) {
        var input = Map.of("ticketId", ticket, "body", "Not again", "visibility", "PRIVATE");
        return client.asAgent().mutate("addComment", input, "comment { id }").text("addComment.comment.id");
    }

    private String aChoice() {
        var key = "tier_" + Long.toString(System.nanoTime(), 36);
        var input = Map.of("key", key, "label", "Tier", "type", "CHOICE", "choices", List.of("gold", "silver"));
        return client.asAgent()
                .mutate("defineCustomField", input, "customField { key }")
                .text("defineCustomField.customField.key");
    }
}
