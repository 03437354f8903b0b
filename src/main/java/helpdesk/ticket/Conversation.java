package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketInputs.AddCommentInput;
import java.time.Clock;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;

/// Adds comments: an agent's own, or one that an agent records on behalf of a contact, as when a mail comes in.
@Service
@AgentsOnly
class Conversation {

    private final JdbcAggregateOperations aggregates;
    private final TicketAccess access;
    private final CurrentCaller caller;
    private final Clock clock;

    Conversation(JdbcAggregateOperations aggregates, TicketAccess access, CurrentCaller caller, Clock clock) {
        this.aggregates = aggregates;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    @UnitOfWork
    public Outcome<CommentId> add(AddCommentInput input) {
        var check = new InputCheck();
        var body = check.check(input.body(), TicketText::body, "body");
        if (body == null) {
            return Outcome.refused(check.refusals());
        }
        var visibility = input.visibilityOrPublic();
        return input.authorId() == null
                ? access.write(input.ticketId(), "ticketId", ticket -> add(ofAgent(ticket.id(), visibility, body)))
                : access.writeInTheNameOf(
                        input.authorId(),
                        "authorId",
                        input.ticketId(),
                        author -> add(ofContact(author, visibility, body)));
    }

    private Outcome<CommentId> add(Comment comment) {
        return Outcome.done(aggregates.insert(comment).id());
    }

    private Comment ofAgent(TicketId ticket, CommentVisibility visibility, String body) {
        return Comment.ofAgent(ticket, caller.get().displayName(), visibility, body, clock.instant());
    }

    private Comment ofContact(LockedParticipant author, CommentVisibility visibility, String body) {
        return Comment.ofContact(
                author.ticket(), author.contact(), caller.get().displayName(), visibility, body, clock.instant());
    }
}
