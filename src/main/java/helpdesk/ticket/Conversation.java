package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import helpdesk.ticket.TicketAccess.LockedParticipant;
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
                ? access.write(input.ticketId(), "ticketId", ticket -> add(ofAgent(ticket.id(), visibility, body)))
                : access.writeInTheNameOf(
                        input.authorId(),
                        "authorId",
                        input.ticketId(),
                        author -> add(ofContact(author, writer.recordedBy(), visibility, body)));
    }

    private Outcome<CommentId> add(Comment comment) {
        return Outcome.done(aggregates.insert(comment).id());
    }

    private Comment ofAgent(TicketId ticket, CommentVisibility visibility, String body) {
        return Comment.ofAgent(ticket, caller.agent().displayName(), visibility, body, clock.instant());
    }

    private Comment ofContact(
            LockedParticipant author, @Nullable String recordedBy, CommentVisibility visibility, String body) {
        return Comment.ofContact(author.ticket(), author.contact(), recordedBy, visibility, body, clock.instant());
    }
}
