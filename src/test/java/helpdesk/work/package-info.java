/// How much work texts make, and a search for those that make most.
@NullMarked
package helpdesk.work;

import org.jspecify.annotations.NullMarked;
