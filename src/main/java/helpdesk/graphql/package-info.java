/// What the APIs of all modules share: global ids and `node`, scalars, and the connection of Java types and the
/// schema.
@ApplicationModule(
        displayName = "GraphQL",
        allowedDependencies = {"database", "security"})
@NullMarked
package helpdesk.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
