/// Legal holds: reasons for which a contact must not be purged, such as a lawsuit. As long as one is in force, the
/// purge is blocked, whoever asks for it. Holds that have ended are kept with the contact, and erased by its purge.
///
/// All writers lock the contact first, as the purge does: a hold is placed before a purge begins, and blocks it, or
/// comes too late, and is refused.
@ApplicationModule(
        displayName = "Legal hold",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::paging",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "idempotency",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
