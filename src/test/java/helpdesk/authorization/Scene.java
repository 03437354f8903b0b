package helpdesk.authorization;

import helpdesk.api.Portal.Visitor;

/// What callers ask about: a contact, and how it is met.
///
/// @param contact has requested the ticket, begun its conversation and rated it
/// @param collaborator takes part in the ticket
/// @param ticket the contact's own
/// @param collaboration a ticket of somebody else's, in which the contact takes part
/// @param comment public, by the contact
/// @param commentOfAgent public
/// @param commentOfNobody public, by a contact who is purged
/// @param note private, by an agent
/// @param customField the key of a choice for which the contact has a value
/// @param purge of the contact who is purged
/// @param auditEvent a change of the contact by an agent
/// @param legalHold of the contact, released
/// @param purgeBatch of two others: one is purged, the other one was restored in time. It is complete
/// @param cancelledBatch a purge batch of a third one
record Scene(
        Visitor contact,
        Visitor collaborator,
        String ticket,
        String collaboration,
        String comment,
        String commentOfAgent,
        String commentOfNobody,
        String note,
        String customField,
        String purge,
        String auditEvent,
        String legalHold,
        String purgeBatch,
        String cancelledBatch) {

    String contactId() {
        return contact.id();
    }
}
