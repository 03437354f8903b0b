package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.InvalidInput;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.AgentsOnly;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketInputs.AddCollaboratorInput;
import helpdesk.ticket.TicketInputs.CreateTicketInput;
import helpdesk.ticket.TicketInputs.UpdateTicketStatusInput;
import org.springframework.stereotype.Service;

/// Creates tickets, sets their status, and adds collaborators.
@Service
class TicketWriter {

    private final Tickets tickets;
    private final TicketAccess access;
    private final Idempotency idempotency;

    TicketWriter(Tickets tickets, TicketAccess access, Idempotency idempotency) {
        this.tickets = tickets;
        this.access = access;
        this.idempotency = idempotency;
    }

    @AgentsAndContacts
    @UnitOfWork
    public Outcome<TicketId> create(CreateTicketInput input, IdempotentRequest request) {
        return idempotency.once(request, TicketId::new, () -> create(input));
    }

    private Outcome<CreatedObject<TicketId>> create(CreateTicketInput input) {
        var check = new InputCheck();
        var subject = check.check(input.subject(), TicketText::subject, "subject");
        var body = check.check(input.body(), TicketText::body, "body");
        if (subject == null || body == null) {
            return Outcome.refused(check.refusals());
        }
        return access.writeInTheNameOf(input.requesterId(), "requesterId", requester -> {
            var ticket = tickets.add(requester, access.agent(), subject, body);
            return Outcome.done(CreatedObject.of(ticket, requester));
        });
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<TicketId> updateStatus(UpdateTicketStatusInput input) {
        return access.write(input.id(), "id", ticket -> {
            tickets.setStatus(ticket.id(), input.status());
            return Outcome.done(ticket.id());
        });
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<TicketId> addCollaborator(AddCollaboratorInput input) {
        return access.writeInTheNameOf(input.contactId(), "contactId", input.ticketId(), this::addCollaborator);
    }

    /// The lock of the requester keeps others from taking a place meanwhile.
    private Outcome<TicketId> addCollaborator(LockedParticipant participant) {
        if (participant.contact().equals(participant.requester())) {
            return Outcome.refused(
                    InvalidInput.of("The requester of a ticket cannot be its collaborator", "contactId"));
        }
        var participation = tickets.participation(participant.ticket(), participant.contact());
        if (participation.isCollaborator()) {
            return Outcome.done(participant.ticket());
        }
        if (participation.places() >= TooManyCollaborators.MOST) {
            return Outcome.refused(new TooManyCollaborators());
        }
        tickets.addCollaborator(participant.ticket(), participant.contact());
        return Outcome.done(participant.ticket());
    }
}
