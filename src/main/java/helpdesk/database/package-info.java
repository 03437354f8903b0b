/// What every module's storage shares: ids, units of work, deadlines, pools of connections to the primary, and
/// changes of the schema.
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package helpdesk.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
