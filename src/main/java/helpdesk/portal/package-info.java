/// The portal, where contacts log in: signing up by a mailed link, signing in, and the lock that falls the moment a
/// contact is soft deleted (R1). What a contact then sees and does is decided where it is kept; here it is only
/// established who is calling.
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::usererror",
            "contact",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
