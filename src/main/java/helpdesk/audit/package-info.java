/// The audit trail: who did what to which contact, and when. It is kept after the contact's purge, so it holds ids,
/// agents and names of fields, and no personal value of a contact.
///
/// The contact module announces what happens to contacts, and the retention module who sets the retention policy. This
/// module writes it down in the same transaction, and no statement changes or deletes what is written.
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::paging",
            "contact",
            "contact::spi",
            "retention",
            "security"
        })
@NullMarked
package helpdesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
