package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.security.AgentCaller;
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
        @Nullable String recordedBySubject,
        int score,
        @Nullable String remark,
        Instant createdAt) {

    static SurveyRating of(
            TicketId ticket,
            int position,
            ContactId rater,
            @Nullable AgentCaller recordedBy,
            int score,
            @Nullable String remark,
            Instant now) {
        var name = recordedBy == null ? null : recordedBy.displayName();
        var subject = recordedBy == null ? null : recordedBy.id();
        return new SurveyRating(SurveyRatingId.next(), ticket, position, rater, name, subject, score, remark, now);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
