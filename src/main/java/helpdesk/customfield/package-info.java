/// Custom fields: what a help desk stores about its contacts beyond the usual. The values belong to the contact,
/// are written with it and are erased by its purge.
@ApplicationModule(
        displayName = "Custom field",
        allowedDependencies = {
            "database",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "idempotency",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.customfield;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
