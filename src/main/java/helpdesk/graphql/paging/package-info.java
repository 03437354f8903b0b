/// Pages of lists as Relay's connections, by keyset: a page starts where the last one ended, however much was inserted
/// or deleted meanwhile, and costs the same at any depth.
@NamedInterface("paging")
@NullMarked
package helpdesk.graphql.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
