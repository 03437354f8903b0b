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
import helpdesk.ticket.TicketInputs.AddCommentInput;
import helpdesk.ticket.TicketInputs.CreateTicketInput;
import helpdesk.ticket.TicketInputs.RateTicketInput;
import helpdesk.ticket.TicketInputs.UpdateTicketStatusInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What agents and contacts do to tickets: create them, set their status, and add collaborators, comments and survey
/// ratings.
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

    /// A contact's own comment, an agent's own, or one that an agent records on behalf of a contact, such as an e-mail.
    @AgentsAndContacts
    @UnitOfWork
    public Outcome<CommentId> addComment(AddCommentInput input, IdempotentRequest request) {
        return idempotency.once(request, CommentId::new, () -> addComment(input));
    }

    private Outcome<CreatedObject<CommentId>> addComment(AddCommentInput input) {
        var check = new InputCheck();
        var body = check.check(input.body(), TicketText::body, "body");
        var visibility = input.visibilityOrPublic();
        if (visibility == CommentVisibility.PRIVATE && !access.isAgent()) {
            check.refuse("Only agents can write private notes", "visibility");
        }
        if (body == null || check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return access.isAgent() && input.authorId() == null
                ? addCommentOfAgent(input.ticketId(), visibility, body)
                : addCommentOfContact(input, visibility, body);
    }

    private Outcome<CreatedObject<CommentId>> addCommentOfAgent(
            String ticketId, CommentVisibility visibility, String body) {
        return access.write(ticketId, "ticketId", ticket -> {
            var comment = tickets.addComment(ticket.id(), null, access.agent(), visibility, body);
            return Outcome.done(CreatedObject.of(comment, ticket.requester()));
        });
    }

    private Outcome<CreatedObject<CommentId>> addCommentOfContact(
            AddCommentInput input, CommentVisibility visibility, String body) {
        return access.writeInTheNameOf(input.authorId(), "authorId", input.ticketId(), author -> {
            var comment = tickets.addComment(author.ticket(), author.contact(), access.agent(), visibility, body);
            return Outcome.done(new CreatedObject<>(comment, author.requester(), author.contact()));
        });
    }

    /// One rating of the requester and of each collaborator. Contacts rate themselves, agents on their behalf.
    @AgentsAndContacts
    @UnitOfWork
    public Outcome<SurveyRatingId> rate(RateTicketInput input, IdempotentRequest request) {
        return idempotency.once(request, SurveyRatingId::new, () -> rate(input));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(RateTicketInput input) {
        var check = new InputCheck();
        check.check(input.score(), TicketText::score, "score");
        var remark = check.check(input.remark(), TicketText::remark, "remark");
        if (access.isAgent() && input.raterId() == null) {
            check.refuse("Name the contact on whose behalf you record the rating", "raterId");
        }
        return check.hasRefusals()
                ? Outcome.refused(check.refusals())
                : access.writeInTheNameOf(
                        input.raterId(), "raterId", input.ticketId(), rater -> rate(rater, input.score(), remark));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(LockedParticipant rater, int score, @Nullable String remark) {
        var participation = tickets.participation(rater.ticket(), rater.contact());
        if (!rater.contact().equals(rater.requester()) && !participation.isCollaborator()) {
            return Outcome.refused(new RaterNotOnTicket());
        }
        if (participation.hasRated()) {
            return Outcome.refused(new TicketAlreadyRated());
        }
        var rating = tickets.addRating(rater.ticket(), rater.contact(), access.agent(), score, remark);
        return Outcome.done(new CreatedObject<>(rating, rater.requester(), rater.contact()));
    }
}
