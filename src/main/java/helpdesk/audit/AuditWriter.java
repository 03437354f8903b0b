package helpdesk.audit;

import static java.util.stream.Collectors.joining;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactRecorded;
import helpdesk.database.Columns;
import helpdesk.database.PersonalText;
import helpdesk.retention.RetentionPolicySet;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what happens to contacts and to the retention policy, in the transaction in which it happens. That one
/// has locked the contacts, so
/// the positions of a contact's events are in the order of the commits, whatever the clocks of two servers say.
@Component
class AuditWriter {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditWriter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(ContactRecorded event) {
        var agent = event.agent();
        jdbc.sql("""
            INSERT INTO audit_event (id, contact_id, position, kind, changed_fields, agent, agent_subject, occurred_at)
            SELECT recorded.id, recorded.contact_id, COALESCE(
                (SELECT MAX(position) FROM audit_event WHERE contact_id = recorded.contact_id), 0) + 1,
              :kind, :changedFields, :agent, :agentSubject, :now
            FROM (%s) recorded
            """.formatted(rows(event.contacts().size())))
                .params(ids(event.contacts()))
                .param("kind", event.kind().name())
                .param("changedFields", changedFields(event))
                .param("agent", text(agent == null ? null : agent.displayName()))
                .param("agentSubject", text(agent == null ? null : agent.subject()))
                .param("now", Columns.of(clock.instant()))
                .update();
    }

    /// The writer of the policy has locked it, so its events are in the order of the commits, too.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(RetentionPolicySet event) {
        jdbc.sql("""
            INSERT INTO audit_event (id, position, kind, detail, agent, agent_subject, occurred_at)
            VALUES (:id, :version, 'RETENTION_POLICY_SET', :detail, :agent, :agentSubject, :now)
            """)
                .param("id", AuditEventId.next().bytes())
                .param("version", event.version())
                .param("detail", event.sentence())
                .param("agent", event.officer().displayName().value())
                .param("agentSubject", text(event.officer().subject()))
                .param("now", Columns.of(clock.instant()))
                .update();
    }

    /// One for each event. A parameter that nothing is compared with has no type of its own.
    private static String rows(int events) {
        return IntStream.range(0, events)
                .mapToObj(event -> "SELECT CAST(:id" + event + " AS BINARY(16)) AS id, CAST(:contact" + event
                        + " AS BINARY(16)) AS contact_id")
                .collect(joining(" UNION ALL "));
    }

    private static Map<String, byte[]> ids(Collection<ContactId> contacts) {
        var ids = new HashMap<String, byte[]>();
        var event = 0;
        for (var contact : contacts) {
            ids.put("id" + event, AuditEventId.next().bytes());
            ids.put("contact" + event, contact.bytes());
            event++;
        }
        return ids;
    }

    private static @Nullable String changedFields(ContactRecorded event) {
        return event.changedFields().isEmpty() ? null : String.join(",", event.changedFields());
    }

    private static @Nullable String text(@Nullable PersonalText personal) {
        return personal == null ? null : personal.value();
    }
}
