package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.LockedContacts;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.UserError;
import helpdesk.security.AgentCaller;
import helpdesk.security.CallerWithoutRole;
import helpdesk.security.ContactCaller;
import helpdesk.security.CurrentCaller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;

/// Decides what the caller may write: an agent in every ticket and in the name of every active contact, a contact
/// in its own tickets and name. A write is done under the locks of the ticket's requester, whose purge would
/// delete the ticket, and of the contact in whose name it is done.
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

    /// The agent who writes, for itself or on behalf of a contact; null if the caller is a contact.
    @Nullable
    AgentCaller agent() {
        return caller.get() instanceof AgentCaller agent ? agent : null;
    }

    boolean isAgent() {
        return caller.get() instanceof AgentCaller;
    }

    <T> Outcome<T> write(String ticketId, String ticketField, Function<LockedTicket, Outcome<T>> write) {
        return find(ticketId)
                .filter(ticket -> contacts.lock(Set.of(ticket.requester())).exists(ticket.requester()))
                .map(write)
                .orElseGet(() -> Outcome.refused(new TicketNotFound(ticketField)));
    }

    /// For a write that needs no ticket yet.
    <T> Outcome<T> writeInTheNameOf(
            @Nullable String contactId, String contactField, Function<ContactId, Outcome<T>> write) {
        var contact = contact(contactId);
        return contact.isEmpty()
                ? Outcome.refused(new ContactNotFound(contactField))
                : contacts.lock(Set.of(contact.get()))
                        .whyNotInTheNameOf(contact.get(), contactField)
                        .<Outcome<T>>map(this::refused)
                        .orElseGet(() -> write.apply(contact.get()));
    }

    <T> Outcome<T> writeInTheNameOf(
            @Nullable String contactId,
            String contactField,
            String ticketId,
            Function<LockedParticipant, Outcome<T>> write) {
        var contact = contact(contactId);
        var ticket = find(ticketId);
        if (ticket.isEmpty()) {
            return Outcome.refused(new TicketNotFound("ticketId"));
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
            return Outcome.refused(new TicketNotFound("ticketId"));
        }
        return locked.whyNotInTheNameOf(contact, contactField)
                .<Outcome<T>>map(this::refused)
                .or(() -> readOnly(locked, ticket))
                .orElseGet(() -> write.apply(new LockedParticipant(ticket.id(), ticket.requester(), contact)));
    }

    /// While the requester is soft deleted, contacts write nothing in its tickets (R1): otherwise they could
    /// change again and again what its purge was confirmed for.
    private <T> Optional<Outcome<T>> readOnly(LockedContacts locked, LockedTicket ticket) {
        return isAgent() || locked.isActive(ticket.requester())
                ? Optional.empty()
                : Optional.of(Outcome.refused(new TicketReadOnly()));
    }

    /// A contact that was locked out since its request began is unauthenticated, as it will be from now on.
    private <T> Outcome<T> refused(UserError reason) {
        if (isAgent()) {
            return Outcome.refused(reason);
        }
        throw new AuthenticationCredentialsNotFoundException("The contact is no longer active");
    }

    /// The contact in whose name the caller writes. Empty for an id that is not valid, and for a contact that
    /// names another one.
    private Optional<ContactId> contact(@Nullable String contactId) {
        return switch (caller.get()) {
            case AgentCaller _ -> ContactId.parse(contactId);
            case ContactCaller(var own) ->
                Optional.of(new ContactId(own))
                        .filter(itself -> contactId == null || contactId.equals(itself.global()));
            case CallerWithoutRole _ -> Optional.empty();
        };
    }

    /// Empty if the caller does not see the ticket.
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
