package helpdesk.audit;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.paging.TimeSpan;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which audit events to list, as it came in: those that meet all conditions.
///
/// @param actor the subject of an agent
record AuditEventFilter(
        @Nullable String contactId,
        @Nullable AuditEventKind kind,
        @Nullable PersonalText actor,
        @Nullable Instant after,
        @Nullable Instant before) {

    static final AuditEventFilter ALL = new AuditEventFilter(null, null, null, null, null);

    private static final byte[] NOBODY = new byte[16];

    private TimeSpan occurred() {
        return new TimeSpan(after, before);
    }

    /// Whether the events are those of one contact: few enough to look at each.
    boolean isOfContact() {
        return contactId != null;
    }

    /// All of them if none is named.
    Set<AuditEventKind> kinds() {
        return kind == null ? EnumSet.allOf(AuditEventKind.class) : EnumSet.of(kind);
    }

    /// Of events `e`, except for the kind.
    String conditions() {
        return (contactId == null ? "" : " AND e.contact_id = :contact")
                + (actor == null ? "" : " AND e.agent_subject = :actor")
                + occurred().condition("e.occurred_at");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(occurred().parameters());
        if (contactId != null) {
            parameters.put(
                    "contact", ContactId.parse(contactId).map(ContactId::bytes).orElse(NOBODY));
        }
        if (actor != null) {
            parameters.put("actor", actor.value());
        }
        return parameters;
    }
}
