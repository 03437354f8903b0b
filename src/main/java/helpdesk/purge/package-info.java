/// The purge: erases a soft-deleted contact completely and forever. Preview, deed and record come from one plan: the
/// steps of all [helpdesk.purge.spi.PurgeParticipant]s. The purge itself knows no table but its own.
///
/// `job` has `work` done, which follows the `plan` and keeps the `record`; `residue` looks for what may be left of the
/// contact, and `progress` tells how far it is. Here are the doors: what the schema offers, and who may.
@ApplicationModule(
        displayName = "Purge",
        allowedDependencies = {"database", "graphql", "graphql::error", "graphql::usererror", "contact", "security"})
@NullMarked
package helpdesk.purge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
