/// Pages of lists as Relay's connections, by keyset: a page starts where the last one ended, even if rows were
/// inserted or deleted in between, and costs the same at any depth.
@NamedInterface("paging")
@NullMarked
package helpdesk.graphql.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
