/// The purge: erases a soft-deleted contact completely and forever. Preview, purge and record come from the same
/// plan: the steps of all [helpdesk.purge.spi.PurgeParticipant]s. The purge knows no table but its own, and that of
/// the idempotency records, which lies below the contact.
///
/// Start with `ContactPurge`, the only way to a purge, and `PurgeTransactions`, which does the work in the
/// database: a small contact in one transaction, a large one chunk by chunk, by the request that began it and by
/// the workers of all servers.
@ApplicationModule(
        displayName = "Purge",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::paging",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "security"
        })
@NullMarked
package helpdesk.purge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
