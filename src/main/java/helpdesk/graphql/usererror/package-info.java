/// Refusals for business reasons: data, in the payload of the mutation that was refused.
@NamedInterface("usererror")
@NullMarked
package helpdesk.graphql.usererror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
