package helpdesk.ticket;

import helpdesk.graphql.paging.Connection.Edge;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and what writes tickets.
@Controller
class TicketMutationController {

    private final TicketWriter writer;
    private final TicketReader reader;
    private final TicketLists lists;

    TicketMutationController(TicketWriter writer, TicketReader reader, TicketLists lists) {
        this.writer = writer;
        this.reader = reader;
        this.lists = lists;
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
        return payload(writer.create(input, request));
    }

    @MutationMapping
    TicketPayload updateTicketStatus(@Argument UpdateTicketStatusInput input) {
        return payload(writer.updateStatus(input));
    }

    @MutationMapping
    TicketPayload addCollaborator(@Argument AddCollaboratorInput input) {
        return payload(writer.addCollaborator(input));
    }

    @MutationMapping
    CommentPayload addComment(@Argument AddCommentInput input, IdempotentRequest request) {
        return writer.addComment(input, request)
                .payload(id -> reader.findComments(List.of(id)).get(id), CommentPayload::new);
    }

    @MutationMapping
    SurveyRatingPayload rateTicket(@Argument RateTicketInput input, IdempotentRequest request) {
        return writer.rate(input, request).payload(id -> reader.findRating(id).orElse(null), SurveyRatingPayload::new);
    }

    @SchemaMapping(typeName = "CreateTicketPayload")
    @Nullable
    Edge<TicketView> ticketEdge(TicketPayload opened) {
        return edge(opened.ticket(), lists::ticketEdge);
    }

    @SchemaMapping(typeName = "AddCollaboratorPayload")
    @Nullable
    Edge<TicketView> collaborationEdge(TicketPayload joined) {
        return edge(joined.ticket(), lists::collaborationEdge);
    }

    @SchemaMapping(typeName = "AddCommentPayload")
    @Nullable
    Edge<CommentView> commentEdge(CommentPayload added) {
        return edge(added.comment(), lists::commentEdge);
    }

    private static <T> @Nullable Edge<T> edge(@Nullable T node, Function<T, Edge<T>> edge) {
        return node == null ? null : edge.apply(node);
    }

    @SchemaMapping(typeName = "AddCommentPayload")
    @Nullable
    TicketView ticket(CommentPayload added) {
        return added.comment() == null ? null : ticket(added.comment().ticketId());
    }

    @SchemaMapping(typeName = "RateTicketPayload")
    @Nullable
    TicketView ticket(SurveyRatingPayload given) {
        return given.surveyRating() == null ? null : ticket(given.surveyRating().ticketId());
    }

    private @Nullable TicketView ticket(TicketId id) {
        return reader.find(id).orElse(null);
    }

    private TicketPayload payload(Outcome<TicketId> outcome) {
        return outcome.payload(id -> ticket(id), TicketPayload::new);
    }
}
