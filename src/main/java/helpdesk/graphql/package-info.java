/// What every module's API shares: global ids and `node`, scalars, and how Java types and the schema find each other.
@ApplicationModule(
        displayName = "GraphQL",
        allowedDependencies = {"database", "security"})
@NullMarked
package helpdesk.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
