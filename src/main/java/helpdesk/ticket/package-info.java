/// Tickets, their comments and survey ratings. A ticket belongs to its requester, and is deleted by the
/// requester's purge. What a purged contact left on other people's tickets stays and reads "Deleted User".
@ApplicationModule(
        displayName = "Ticket",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::paging",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "idempotency",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
