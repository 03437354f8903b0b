/// The retention policy: how long after their soft delete contacts are purged by themselves. Once a day, a purge batch
/// of all of them is prepared, which begins by itself when the time to cancel it is over.
///
/// A privacy officer sets the policy. Who would have contacts purged sooner than before has to confirm a preview of the
/// first batch, so that a slip of the keyboard does not purge them.
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "purge",
            "security"
        })
@NullMarked
package helpdesk.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
