/// Remembers what came of mutations that were sent with an idempotency key, so that repeating one has no second effect.
/// Holds no personal value, and nothing of a contact longer than the contact.
@ApplicationModule(
        displayName = "Idempotency",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::paging",
            "graphql::usererror",
            "contact",
            "contact::idempotency",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
