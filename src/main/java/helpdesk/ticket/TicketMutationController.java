package helpdesk.ticket;

import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.ticket.TicketInputs.AddCollaboratorInput;
import helpdesk.ticket.TicketInputs.AddCommentInput;
import helpdesk.ticket.TicketInputs.CreateTicketInput;
import helpdesk.ticket.TicketInputs.RateTicketInput;
import helpdesk.ticket.TicketInputs.UpdateTicketStatusInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the services that write tickets.
@Controller
class TicketMutationController {

    private final TicketWriter tickets;
    private final CommentWriter comments;
    private final SurveyRatingWriter ratings;
    private final TicketReader reader;

    TicketMutationController(
            TicketWriter tickets, CommentWriter comments, SurveyRatingWriter ratings, TicketReader reader) {
        this.tickets = tickets;
        this.comments = comments;
        this.ratings = ratings;
        this.reader = reader;
    }

    /// What a mutation of a ticket answers.
    public record TicketPayload(@Nullable TicketView ticket, List<? extends UserError> userErrors) implements Payload {}

    /// What a comment answers.
    public record CommentPayload(@Nullable CommentView comment, List<? extends UserError> userErrors)
            implements Payload {}

    /// What a rating answers.
    public record SurveyRatingPayload(@Nullable SurveyRatingView surveyRating, List<? extends UserError> userErrors)
            implements Payload {}

    @MutationMapping
    TicketPayload createTicket(@Argument CreateTicketInput input, IdempotentRequest request) {
        return payload(tickets.create(input, request));
    }

    @MutationMapping
    TicketPayload updateTicketStatus(@Argument UpdateTicketStatusInput input) {
        return payload(tickets.updateStatus(input));
    }

    @MutationMapping
    TicketPayload addCollaborator(@Argument AddCollaboratorInput input) {
        return payload(tickets.addCollaborator(input));
    }

    @MutationMapping
    CommentPayload addComment(@Argument AddCommentInput input, IdempotentRequest request) {
        return comments.add(input, request)
                .either(
                        id -> new CommentPayload(
                                reader.findComments(List.of(id)).get(id), List.of()),
                        refusals -> new CommentPayload(null, refusals));
    }

    @MutationMapping
    SurveyRatingPayload rateTicket(@Argument RateTicketInput input, IdempotentRequest request) {
        return ratings.rate(input, request)
                .either(
                        id -> new SurveyRatingPayload(reader.findRating(id).orElse(null), List.of()),
                        refusals -> new SurveyRatingPayload(null, refusals));
    }

    private TicketPayload payload(Outcome<TicketId> outcome) {
        return outcome.either(
                id -> new TicketPayload(reader.find(id).orElse(null), List.of()),
                refusals -> new TicketPayload(null, refusals));
    }
}
