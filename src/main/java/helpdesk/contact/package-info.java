/// The contact: a person who asks the help desk for something. It is active or soft deleted, and invisible once
/// its purge has begun.
///
/// [helpdesk.contact.ContactLifecycle] is the only door to the states of contacts: other modules lock them there
/// before they write in a contact's name, and the purge takes them from there to their end.
/// [helpdesk.contact.ContactReader] reads contacts for the documents that name them.
@ApplicationModule(
        displayName = "Contact",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::paging",
            "graphql::usererror",
            "idempotency",
            "security"
        })
@NullMarked
package helpdesk.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
