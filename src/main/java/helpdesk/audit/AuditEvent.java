package helpdesk.audit;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody did to a contact, or to the retention policy: the schema's `AuditEvent`.
///
/// @param contact null for the retention policy
/// @param position the place among the events of the contact, or of the policy, from 1
/// @param actor null for the contact itself, and if a legal hold has expired
record AuditEvent(
        AuditEventId eventId,
        @Nullable ContactId contact,
        int position,
        AuditEventKind kind,
        List<String> changedFields,
        @Nullable String detail,
        @Nullable Agent actor,
        Instant occurredAt)
        implements Node {

    static final String COLUMNS =
            "e.id, e.contact_id, e.position, e.kind, e.changed_fields, e.detail, e.agent, e.agent_subject,"
                    + " e.occurred_at";

    /// As the database orders them: ids by their bytes.
    static final Comparator<AuditEvent> BY_TIME = Comparator.comparing(AuditEvent::occurredAt)
            .thenComparing(event -> event.eventId().bytes(), Arrays::compareUnsigned);

    @Override
    public String id() {
        return eventId.global();
    }

    public @Nullable String contactId() {
        return contact == null ? null : contact.global();
    }

    static AuditEvent of(ResultSet row, int number) throws SQLException {
        var contact = row.getBytes("contact_id");
        var changed = Columns.longText(row, "changed_fields");
        return new AuditEvent(
                new AuditEventId(EntityId.uuid(row.getBytes("id"))),
                contact == null ? null : new ContactId(EntityId.uuid(contact)),
                row.getInt("position"),
                AuditEventKind.valueOf(row.getString("kind")),
                changed == null ? List.of() : List.of(changed.split(",", -1)),
                row.getString("detail"),
                agent(row.getString("agent"), row.getString("agent_subject")),
                Columns.instant(row, "occurred_at"));
    }

    private static @Nullable Agent agent(@Nullable String displayName, @Nullable String subject) {
        return displayName == null ? null : new Agent(new PersonalText(displayName), PersonalText.ofNullable(subject));
    }
}
