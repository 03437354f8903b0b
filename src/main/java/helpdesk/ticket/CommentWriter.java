package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentsAndContacts;
import helpdesk.ticket.TicketInputs.AddCommentInput;
import org.springframework.stereotype.Service;

/// Adds comments: a contact's own, an agent's own, or one that an agent records on behalf of a contact, such as an
/// e-mail.
@Service
@AgentsAndContacts
class CommentWriter {

    private final Tickets tickets;
    private final TicketAccess access;
    private final Idempotency idempotency;

    CommentWriter(Tickets tickets, TicketAccess access, Idempotency idempotency) {
        this.tickets = tickets;
        this.access = access;
        this.idempotency = idempotency;
    }

    @UnitOfWork
    public Outcome<CommentId> add(AddCommentInput input, IdempotentRequest request) {
        return idempotency.once(request, CommentId::new, () -> add(input));
    }

    private Outcome<CreatedObject<CommentId>> add(AddCommentInput input) {
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
                ? addOfAgent(input.ticketId(), visibility, body)
                : addOfContact(input, visibility, body);
    }

    private Outcome<CreatedObject<CommentId>> addOfAgent(String ticketId, CommentVisibility visibility, String body) {
        return access.write(ticketId, "ticketId", ticket -> {
            var comment = tickets.addComment(ticket.id(), null, access.agent(), visibility, body);
            return Outcome.done(CreatedObject.of(comment, ticket.requester()));
        });
    }

    private Outcome<CreatedObject<CommentId>> addOfContact(
            AddCommentInput input, CommentVisibility visibility, String body) {
        return access.writeInTheNameOf(input.authorId(), "authorId", input.ticketId(), author -> {
            var comment = tickets.addComment(author.ticket(), author.contact(), access.agent(), visibility, body);
            return Outcome.done(new CreatedObject<>(comment, author.requester(), author.contact()));
        });
    }
}
