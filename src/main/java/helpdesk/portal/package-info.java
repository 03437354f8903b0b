/// The portal, where contacts log in: signing up by a mailed link, signing in, changing the password and the e-mail
/// address, and access that ends the moment a contact is soft deleted (R1). This module establishes who is calling;
/// the other modules decide what a contact sees and does.
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "database",
            "graphql",
            "graphql::error",
            "graphql::usererror",
            "contact",
            "contact::spi",
            "purge::spi",
            "security"
        })
@NullMarked
package helpdesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
