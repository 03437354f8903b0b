/// Makes it safe to repeat a mutation that creates something: with an idempotency key, the repetition creates
/// nothing and is answered with what was created before. Records hold codes and ids, no personal value, and end
/// with the purge of the contacts that they name. The modules that create things build on this one, so it knows
/// contacts by their ids alone, and the purge knows its table.
@ApplicationModule(
        displayName = "Idempotency",
        allowedDependencies = {"database", "graphql", "graphql::usererror", "security"})
@NullMarked
package helpdesk.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
