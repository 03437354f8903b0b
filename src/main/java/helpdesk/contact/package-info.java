/// The contact: a person who asks the help desk for something. Kept, soft deleted, restored, and, once its purge
/// begins, blank and in no read at all. Other modules learn here whether something may be written in a contact's name.
@ApplicationModule(
        displayName = "Contact",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::paging",
            "graphql::usererror",
            "security"
        })
@NullMarked
package helpdesk.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
