/// What whoever operates the server sees of it. On the port of the API that is health alone, in one word and without a
/// token; metrics and the like are on a port of their own, which does not exist until somebody names it
/// (`management.server.port`).
@ApplicationModule(
        displayName = "Management",
        allowedDependencies = {})
@NullMarked
package helpdesk.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
