package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A survey rating as it is read: the schema's `SurveyRating`. The recorder's subject is for agents alone: see
/// [AuthorController].
record SurveyRatingView(
        TicketId ticketId,
        @Nullable ContactId raterContact,
        @Nullable PersonalText recordedBy,
        @Nullable PersonalText recorderSubject,
        int score,
        @Nullable PersonalText remark,
        Instant createdAt) {

    static final String COLUMNS =
            "s.ticket_id, s.rater_contact_id, s.recorded_by, s.recorded_by_subject, s.score, s.remark, s.created_at";

    static SurveyRatingView of(ResultSet row, int number) throws SQLException {
        var rater = row.getBytes("rater_contact_id");
        return new SurveyRatingView(
                new TicketId(EntityId.uuid(row.getBytes("ticket_id"))),
                rater == null ? null : new ContactId(EntityId.uuid(rater)),
                PersonalText.ofNullable(row.getString("recorded_by")),
                PersonalText.ofNullable(row.getString("recorded_by_subject")),
                row.getInt("score"),
                PersonalText.ofNullable(Columns.longText(row, "remark")),
                Columns.instant(row, "created_at"));
    }
}
