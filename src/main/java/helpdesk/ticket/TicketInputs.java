package helpdesk.ticket;

import org.jspecify.annotations.Nullable;

/// The inputs of the mutations of tickets. Texts are personal data.
final class TicketInputs {

    private TicketInputs() {}

    record CreateTicketInput(String requesterId, String subject, String body) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record UpdateTicketStatusInput(String id, TicketStatus status) {}

    record AddCollaboratorInput(String ticketId, String contactId) {}

    record AddCommentInput(
            String ticketId,
            @Nullable String authorId,
            String body,
            @Nullable CommentVisibility visibility) {

        CommentVisibility visibilityOrPublic() {
            return visibility == null ? CommentVisibility.PUBLIC : visibility;
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record RateTicketInput(
            String ticketId,
            @Nullable String raterId,
            int score,
            @Nullable String remark) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
