package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ContactNotFound;
import helpdesk.database.Columns;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.InvalidInput;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketAccess.LockedTicket;
import helpdesk.ticket.TicketInputs.AddCollaboratorInput;
import helpdesk.ticket.TicketInputs.CreateTicketInput;
import helpdesk.ticket.TicketInputs.UpdateTicketStatusInput;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Opens tickets, sets their status, and lets contacts take part. A contact opens tickets of its own.
@Service
class TicketDesk {

    private static final int MOST_COLLABORATORS = 100;

    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;
    private final ContactLifecycle contacts;
    private final TicketAccess access;
    private final Positions positions;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    TicketDesk(
            JdbcAggregateOperations aggregates,
            JdbcClient jdbc,
            ContactLifecycle contacts,
            TicketAccess access,
            Positions positions,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.access = access;
        this.positions = positions;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
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
        var writer = new Writer(caller.get());
        var requester = writer.inTheNameOf(input.requesterId());
        if (requester.isEmpty()) {
            return Outcome.refused(new ContactNotFound("requesterId"));
        }
        return contacts.lock(Set.of(requester.get()))
                .whyNotInTheNameOf(requester.get(), "requesterId")
                .<Outcome<CreatedObject<TicketId>>>map(writer::refused)
                .orElseGet(() -> Outcome.done(open(requester.get(), writer.recordedBy(), subject, body)));
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<TicketId> updateStatus(UpdateTicketStatusInput input) {
        return access.write(input.id(), "id", ticket -> setStatus(ticket, input.status()));
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<TicketId> addCollaborator(AddCollaboratorInput input) {
        return access.writeInTheNameOf(input.contactId(), "contactId", input.ticketId(), this::join);
    }

    private CreatedObject<TicketId> open(
            ContactId requester, @Nullable AgentCaller recordedBy, String subject, String body) {
        var now = clock.instant();
        var ticket = aggregates.insert(Ticket.open(requester, subject, now));
        aggregates.insert(Comment.ofContact(
                ticket.id(), Positions.FIRST, requester, recordedBy, CommentVisibility.PUBLIC, body, now));
        return CreatedObject.of(ticket.id(), requester);
    }

    private Outcome<TicketId> setStatus(LockedTicket ticket, TicketStatus status) {
        jdbc.sql("UPDATE ticket SET status = :status, updated_at = :now WHERE id = :id AND status <> :status")
                .param("status", status.name())
                .param("now", Columns.of(clock.instant()))
                .param("id", ticket.id().bytes())
                .update();
        return Outcome.done(ticket.id());
    }

    private Outcome<TicketId> join(LockedParticipant participant) {
        if (participant.contact().equals(participant.requester())) {
            return Outcome.refused(InvalidInput.of("The requester takes part anyway", "contactId"));
        }
        if (access.isCollaborator(participant)) {
            return Outcome.done(participant.ticket());
        }
        if (takenPlaces(participant) >= MOST_COLLABORATORS) {
            return Outcome.refused(new TooManyCollaborators());
        }
        add(participant);
        return Outcome.done(participant.ticket());
    }

    /// How many take part in the ticket already. A purged one who has rated it keeps the place, so that a ticket never
    /// has more ratings than its requester and its places. The lock of the requester keeps others out meanwhile.
    private int takenPlaces(LockedParticipant participant) {
        return jdbc.sql("""
            SELECT (SELECT COUNT(*) FROM ticket_collaborator WHERE ticket_id = :ticket)
                + (SELECT COUNT(*) FROM survey_rating WHERE ticket_id = :ticket AND rater_contact_id IS NULL)
            """)
                .param("ticket", participant.ticket().bytes())
                .query(Integer.class)
                .single();
    }

    private void add(LockedParticipant collaborator) {
        jdbc.sql("""
            INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at)
            VALUES (:ticket, :contact, :position, :now)
            """)
                .param("ticket", collaborator.ticket().bytes())
                .param("contact", collaborator.contact().bytes())
                .param("position", positions.next("ticket_collaborator", collaborator.ticket()))
                .param("now", Columns.of(clock.instant()))
                .update();
    }
}
