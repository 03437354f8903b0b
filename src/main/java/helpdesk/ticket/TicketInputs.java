package helpdesk.ticket;

import helpdesk.database.PersonalText;
import org.jspecify.annotations.Nullable;

/// The inputs of the mutations of tickets. Texts are personal data.
final class TicketInputs {

    private TicketInputs() {}

    record CreateTicketInput(String requesterId, PersonalText subject, PersonalText body) {}

    record UpdateTicketStatusInput(String id, TicketStatus status) {}

    record AddCollaboratorInput(String ticketId, String contactId) {}

    record AddCommentInput(
            String ticketId,
            @Nullable String authorId,
            PersonalText body,
            @Nullable CommentVisibility visibility) {

        CommentVisibility visibilityOrPublic() {
            return visibility == null ? CommentVisibility.PUBLIC : visibility;
        }
    }

    record RateTicketInput(
            String ticketId,
            @Nullable String raterId,
            int score,
            @Nullable PersonalText remark) {}
}
