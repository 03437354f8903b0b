package helpdesk.hold;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A reason for which a contact must not be purged: the schema's `LegalHold`.
///
/// @param position the place among the holds of the contact, from 1
/// @param until when it ends by itself; null if it does not
/// @param endedAt null while it is in force
/// @param releasedBy null while it is in force, and if its time was over
record LegalHold(
        LegalHoldId legalHoldId,
        ContactId contact,
        int position,
        PersonalText reason,
        @Nullable Instant until,
        Instant placedAt,
        Agent placedBy,
        @Nullable Instant endedAt,
        @Nullable Agent releasedBy)
        implements Node {

    static final String COLUMNS =
            "h.id, h.contact_id, h.position, h.reason, h.held_until, h.placed_at, h.placed_by, h.placed_by_subject,"
                    + " h.ended_at, h.released_by, h.released_by_subject";

    @Override
    public String id() {
        return legalHoldId.global();
    }

    /// A hold whose time is over has ended, even if that is not recorded yet.
    static LegalHold of(ResultSet row, Instant now) throws SQLException {
        var until = Columns.instantOrNull(row, "held_until");
        var recordedEnd = Columns.instantOrNull(row, "ended_at");
        var isOver = until != null && !until.isAfter(now);
        return new LegalHold(
                new LegalHoldId(EntityId.uuid(row.getBytes("id"))),
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                row.getInt("position"),
                new PersonalText(Objects.requireNonNull(Columns.longText(row, "reason"))),
                until,
                Columns.instant(row, "placed_at"),
                Objects.requireNonNull(agent(row, "placed_by")),
                recordedEnd == null && isOver ? until : recordedEnd,
                agent(row, "released_by"));
    }

    private static @Nullable Agent agent(ResultSet row, String column) throws SQLException {
        var displayName = row.getString(column);
        return displayName == null
                ? null
                : new Agent(new PersonalText(displayName), PersonalText.ofNullable(row.getString(column + "_subject")));
    }
}
