/// How much work texts make, and a search for those that make most.
@NullMarked
package helpdesk.growth;

import org.jspecify.annotations.NullMarked;
