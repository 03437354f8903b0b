package helpdesk.export;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.error.NotFound;
import helpdesk.security.AgentCaller;
import helpdesk.security.CallerWithoutRole;
import helpdesk.security.CheckedToken;
import helpdesk.security.ContactCaller;
import helpdesk.security.CurrentCaller;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;

/// Decides who may export which contact: a privacy officer each one that exists, and an active contact itself. That is
/// checked again for each page, and the export ends when it is no longer so (R1, R4).
@Component
class ExportAccess {

    private final CurrentCaller caller;
    private final ContactLifecycle lifecycle;

    ExportAccess(CurrentCaller caller, ContactLifecycle lifecycle) {
        this.caller = caller;
        this.lifecycle = lifecycle;
    }

    /// Checks the caller. Whether there is such a contact is checked when the export begins.
    Export admit(String globalId, Optional<CheckedToken> token) {
        var asker = caller.get();
        var contact = ContactId.parse(globalId);
        var checked = token.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
        return switch (asker) {
            case AgentCaller agent
            when agent.isPrivacyOfficer() ->
                new Export(contact.orElseThrow(ExportAccess::notFound), Agent.of(agent), checked);
            case ContactCaller itself ->
                new Export(
                        contact.filter(id -> id.value().equals(itself.contact()))
                                .orElseThrow(ExportAccess::notFound),
                        null,
                        checked);
            case AgentCaller _, CallerWithoutRole _ -> throw new AccessDeniedException("Not permitted to export");
        };
    }

    /// Records the export in the audit trail, before anything is sent.
    @UnitOfWork
    Export begin(Export export) {
        var locked = lifecycle.lock(Set.of(export.contact())).find(export.contact());
        lifecycle.recordExport(requireOpen(locked, export), export.officer());
        return export;
    }

    /// What was read before this, was read while the contact was open to the caller.
    void requireOpen(Export export) {
        if (!export.token().isStillValid()) {
            throw new AuthenticationCredentialsNotFoundException("The token is no longer valid");
        }
        requireOpen(lifecycle.find(export.contact()), export);
    }

    private static ExistingContact requireOpen(Optional<ExistingContact> contact, Export export) {
        return contact.filter(found -> export.isByOfficer() || !(found instanceof SoftDeletedContact))
                .orElseThrow(ExportAccess::notFound);
    }

    private static NotFound notFound() {
        return new NotFound("There is no such contact");
    }
}
