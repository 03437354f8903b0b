/// What operators see of the server. On the port of the API that is health alone, in one word and without a token.
/// Metrics and the like are on a port of their own, which exists only if `management.server.port` names it.
@ApplicationModule(
        displayName = "Management",
        allowedDependencies = {})
@NullMarked
package helpdesk.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
