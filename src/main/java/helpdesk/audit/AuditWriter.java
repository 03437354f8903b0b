package helpdesk.audit;

import helpdesk.contact.ContactRecorded;
import helpdesk.database.Columns;
import helpdesk.database.PersonalText;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what happens to a contact, in the transaction in which it happens. That one has locked the contact, so
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
            SELECT :id, :contact, latest.position + 1, :kind, :changedFields, :agent, :agentSubject, :now
            FROM (SELECT COALESCE(MAX(position), 0) AS position FROM audit_event WHERE contact_id = :contact) latest
            """)
                .param("id", AuditEventId.next().bytes())
                .param("contact", event.contact().bytes())
                .param("kind", event.kind().name())
                .param("changedFields", changedFields(event))
                .param("agent", text(agent == null ? null : agent.displayName()))
                .param("agentSubject", text(agent == null ? null : agent.subject()))
                .param("now", Columns.of(clock.instant()))
                .update();
    }

    private static @Nullable String changedFields(ContactRecorded event) {
        return event.changedFields().isEmpty() ? null : String.join(",", event.changedFields());
    }

    private static @Nullable String text(@Nullable PersonalText personal) {
        return personal == null ? null : personal.value();
    }
}
