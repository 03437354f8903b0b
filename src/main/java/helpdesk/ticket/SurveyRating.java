package helpdesk.ticket;

import helpdesk.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A survey rating as it is recorded.
@Table("survey_rating")
record SurveyRating(
        @Id SurveyRatingId id,
        TicketId ticketId,
        int position,
        ContactId raterContactId,
        @Nullable String recordedBy,
        int score,
        @Nullable String remark,
        Instant createdAt) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
