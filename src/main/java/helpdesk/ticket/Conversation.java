package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketAccess.LockedTicket;
import helpdesk.ticket.TicketInputs.AddCommentInput;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;

/// Adds comments: a contact's own, an agent's own, or one that an agent records on behalf of a contact, as when a mail
/// comes in.
@Service
@AgentsAndContacts
class Conversation {

    private final JdbcAggregateOperations aggregates;
    private final TicketAccess access;
    private final Positions positions;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    Conversation(
            JdbcAggregateOperations aggregates,
            TicketAccess access,
            Positions positions,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.aggregates = aggregates;
        this.access = access;
        this.positions = positions;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @UnitOfWork
    public Outcome<CommentId> add(AddCommentInput input, IdempotentRequest request) {
        return idempotency.once(request, CommentId::new, () -> add(input));
    }

    private Outcome<CreatedObject<CommentId>> add(AddCommentInput input) {
        var check = new InputCheck();
        var writer = new Writer(caller.get());
        var body = check.check(input.body(), TicketText::body, "body");
        var visibility = input.visibilityOrPublic();
        if (visibility == CommentVisibility.PRIVATE && !writer.isAgent()) {
            check.refuse("Only agents write notes", "visibility");
        }
        if (body == null || check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return writer.isAgent() && input.authorId() == null
                ? access.write(input.ticketId(), "ticketId", ticket -> add(ticket, visibility, body))
                : access.writeInTheNameOf(
                        input.authorId(),
                        "authorId",
                        input.ticketId(),
                        author -> add(author, writer.recordedBy(), visibility, body));
    }

    private Outcome<CreatedObject<CommentId>> add(LockedTicket ticket, CommentVisibility visibility, String body) {
        var position = positions.next("comment", ticket.id());
        var comment = aggregates.insert(
                Comment.ofAgent(ticket.id(), position, caller.agent(), visibility, body, clock.instant()));
        return Outcome.done(CreatedObject.of(comment.id(), ticket.requester()));
    }

    private Outcome<CreatedObject<CommentId>> add(
            LockedParticipant author, @Nullable AgentCaller recordedBy, CommentVisibility visibility, String body) {
        var position = positions.next("comment", author.ticket());
        var comment = aggregates.insert(Comment.ofContact(
                author.ticket(), position, author.contact(), recordedBy, visibility, body, clock.instant()));
        return Outcome.done(new CreatedObject<>(comment.id(), author.requester(), author.contact()));
    }
}
