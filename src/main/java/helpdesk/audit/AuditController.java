package helpdesk.audit;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the audit trail.
@Controller
class AuditController {

    private final AuditTrail trail;
    private final ContactReader contacts;

    AuditController(AuditTrail trail, ContactReader contacts) {
        this.trail = trail;
        this.contacts = contacts;
    }

    @QueryMapping
    Connection<AuditEvent> auditEvents(
            @Argument @Nullable AuditEventFilter filter, PageRequest page, SelectedFields selected) {
        return trail.list(Objects.requireNonNullElse(filter, AuditEventFilter.ALL), page, SelectedParts.of(selected));
    }

    @SchemaMapping(typeName = "Contact")
    CompletableFuture<Connection<AuditEvent>> auditEvents(
            ContactView contact, PageRequest page, DataFetchingEnvironment environment) {
        return trail.ofContact(contact.contactId(), page, environment);
    }

    /// None once the purge of the contact has begun, and for the retention policy.
    @SchemaMapping(typeName = "AuditEvent")
    CompletableFuture<@Nullable ContactView> contact(AuditEvent event, DataFetchingEnvironment environment) {
        return event.contact() == null
                ? CompletableFuture.completedFuture(null)
                : contacts.load(event.contact(), environment).thenApply(found -> found.orElse(null));
    }
}
