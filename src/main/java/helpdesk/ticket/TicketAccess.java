package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.LockedContacts;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.CurrentCaller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets a write into a ticket happen: under the locks of its requester, whose purge would take the ticket along, and of
/// the contact in whose name it happens.
@Component
class TicketAccess {

    private final JdbcClient jdbc;
    private final ContactLifecycle contacts;
    private final CurrentCaller caller;

    TicketAccess(JdbcClient jdbc, ContactLifecycle contacts, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.caller = caller;
    }

    /// A ticket that stays to the end of the transaction.
    record LockedTicket(TicketId id, ContactId requester) {}

    /// A ticket and an active contact that stay so to the end of the transaction.
    record LockedParticipant(TicketId ticket, ContactId requester, ContactId contact) {}

    <T> Outcome<T> write(String ticketId, String ticketField, Function<LockedTicket, Outcome<T>> write) {
        return find(ticketId)
                .filter(ticket -> contacts.lock(Set.of(ticket.requester())).exists(ticket.requester()))
                .map(write)
                .orElseGet(() -> Outcome.refused(TicketNotFound.at(ticketField)));
    }

    <T> Outcome<T> writeInTheNameOf(
            @Nullable String contactId,
            String contactField,
            String ticketId,
            Function<LockedParticipant, Outcome<T>> write) {
        var contact = writer().inTheNameOf(contactId);
        var ticket = find(ticketId);
        if (ticket.isEmpty()) {
            return Outcome.refused(TicketNotFound.at("ticketId"));
        }
        return contact.isEmpty()
                ? Outcome.refused(new ContactNotFound(contactField))
                : write(ticket.get(), contact.get(), contactField, write);
    }

    private <T> Outcome<T> write(
            LockedTicket ticket,
            ContactId contact,
            String contactField,
            Function<LockedParticipant, Outcome<T>> write) {
        LockedContacts locked = contacts.lock(Set.copyOf(List.of(ticket.requester(), contact)));
        if (!locked.exists(ticket.requester())) {
            return Outcome.refused(TicketNotFound.at("ticketId"));
        }
        return locked.whyNotInTheNameOf(contact, contactField)
                .<Outcome<T>>map(writer()::refused)
                .or(() -> takesNothing(locked, ticket))
                .orElseGet(() -> write.apply(new LockedParticipant(ticket.id(), ticket.requester(), contact)));
    }

    /// From the portal, while its requester is soft deleted (R1): otherwise contacts could change what its purge was
    /// confirmed for, again and again.
    private <T> Optional<Outcome<T>> takesNothing(LockedContacts locked, LockedTicket ticket) {
        return writer().isAgent() || locked.isActive(ticket.requester())
                ? Optional.empty()
                : Optional.of(Outcome.refused(new TicketReadOnly()));
    }

    boolean isCollaborator(LockedParticipant participant) {
        return jdbc.sql("SELECT COUNT(*) FROM ticket_collaborator WHERE ticket_id = :ticket AND contact_id = :contact")
                        .param("ticket", participant.ticket().bytes())
                        .param("contact", participant.contact().bytes())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Writer writer() {
        return new Writer(caller.get());
    }

    /// As far as the caller sees it: what is not its own is not there.
    private Optional<LockedTicket> find(String globalId) {
        var scope = TicketScope.of(caller.get());
        return TicketId.parse(globalId)
                .flatMap(id -> jdbc.sql("SELECT t.requester_id FROM ticket t WHERE t.id = :id" + scope.tickets())
                        .param("id", id.bytes())
                        .params(scope.parameters())
                        .query(byte[].class)
                        .optional()
                        .map(requester -> new LockedTicket(id, new ContactId(EntityId.uuid(requester)))));
    }
}
