/// What every module's storage shares: ids made in the application, the unit of work, and how Spring Data JDBC writes
/// both.
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package helpdesk.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
